import { setTimeout } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { ExecutedCell, Notebook } from "../../../tools/chapters/nbformat.js";
import type {} from "./jupyterapp.js";

/** A cell that shows charts, with the PNG pictures of them that stand in the notebook. */
export interface ChartCell {
  readonly id: string;
  readonly pictures: readonly string[];
  /** Whether the notebook hides what the cell shows, as that of an answer. */
  readonly folded: boolean;
}

/** The cells of a notebook that show charts. */
export function chartCells({ cells }: Notebook): ChartCell[] {
  return cells
    .filter((cell): cell is ExecutedCell => cell.cell_type === "code")
    .map(({ id, metadata, outputs }) => ({
      id,
      pictures: outputs.flatMap((output) =>
        "data" in output && "application/vnd.vegalite.v5+json" in output.data
          ? [String(output.data["image/png"])]
          : [],
      ),
      folded: metadata.collapsed === true,
    }))
    .filter(({ pictures }) => pictures.length > 0);
}

/** A chart that is drawn is more than so much like its picture. */
export const alike = 0.5;

/** Waits until each chart of a cell in sight is drawn, and gives how much the worst is like its picture. */
export async function worstLikeness(page: Page, cell: ChartCell): Promise<number> {
  const tries = 50;
  for (let left = tries; ; left--) {
    const worst = Math.min(...(await likeness(page, cell)));
    if (worst > alike || left === 0) return worst;
    await setTimeout(200);
  }
}

/**
 * How much each chart that a cell shows is like its picture, in the order in which they stand: 0 for nothing
 * alike, 1 for the same. Both are laid out in blocks of 8 × 8 pixels; what the darker one of two blocks has
 * beyond the other counts against them. Ink that the eye cannot tell from the page behind it is none, so
 * that black lines fail on black. What is drawn gets 0.75 or more, as fonts may differ; a chart without
 * its data less than 0.1.
 */
function likeness(page: Page, { id, pictures }: ChartCell): Promise<number[]> {
  return page.evaluate(
    async ({ id, pictures }) => {
      const block = 8;
      const faint = 8;

      function pixels(canvas: HTMLCanvasElement): Uint8ClampedArray {
        return canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height).data;
      }

      function behind(element: Element): number[] {
        for (let at: Element | null = element; at; at = at.parentElement) {
          const [red, green, blue, alpha = 1] =
            getComputedStyle(at)
              .backgroundColor.match(/[\d.]+/g)
              ?.map(Number) ?? [];
          if (alpha === 1 && blue !== undefined) return [red, green, blue];
        }
        return [255, 255, 255];
      }

      function isVisible(data: Uint8ClampedArray, at: number, background: number[]): boolean {
        const alpha = data[at + 3] / 255;
        return background.some((value, i) => alpha * Math.abs(data[at + i] - value) >= faint);
      }

      function inkOf(canvas: HTMLCanvasElement, background?: number[]): number[] {
        const columns = Math.ceil(canvas.width / block);
        const ink = Array<number>(columns * Math.ceil(canvas.height / block)).fill(0);
        const data = pixels(canvas);
        for (let at = 0; at < data.length; at += 4) {
          if (background && !isVisible(data, at, background)) continue;
          const [x, y] = [(at / 4) % canvas.width, Math.floor(at / 4 / canvas.width)];
          ink[Math.floor(y / block) * columns + Math.floor(x / block)] += data[at + 3];
        }
        return ink;
      }

      async function drawPicture(png: string, like: HTMLCanvasElement): Promise<HTMLCanvasElement> {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [like.width, like.height];
        canvas.getContext("2d")!.drawImage(image, 0, 0, like.width, like.height);
        return canvas;
      }

      async function compare(canvas: HTMLCanvasElement | undefined, png: string): Promise<number> {
        if (!canvas) return 0;
        const drawn = inkOf(canvas, behind(canvas));
        const pictured = inkOf(await drawPicture(png, canvas));
        const sum = (pick: (...of: number[]) => number) =>
          drawn.reduce((total, value, i) => total + pick(value, pictured[i]), 0);
        return sum(Math.min) / sum(Math.max);
      }

      const { widgets } = globalThis.jupyterapp.shell.currentWidget!.content;
      const cell = widgets.find(({ model }) => model.id === id)!.node;
      const canvases = [...cell.querySelectorAll<HTMLCanvasElement>(".vega-embed canvas")];
      return Promise.all(pictures.map((png, i) => compare(canvases[i], png)));
    },
    { id, pictures },
  );
}
