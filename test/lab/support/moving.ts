import type { Page } from "playwright-core";
import type {} from "./jupyterapp.js";

declare global {
  /** What `watchCharts` saw, in the page. */
  var seenByWatchCharts: Set<string>;
}

/** From now on looks ten times a second at the charts that a cell shows while it runs. */
export async function watchCharts(page: Page, id: string): Promise<void> {
  await page.evaluate((id) => {
    const seen = (globalThis.seenByWatchCharts = new Set<string>());
    const { widgets } = globalThis.jupyterapp.shell.currentWidget!.content;
    const cell = widgets.find(({ model }) => model.id === id)!;
    setInterval(() => {
      if (cell.model.executionState !== "running") return;
      for (const canvas of cell.node.querySelectorAll("canvas")) seen.add(canvas.toDataURL());
    }, 100);
  }, id);
}

/** How many different pictures the charts have shown while the cell was running. */
export function picturesSeen(page: Page): Promise<number> {
  return page.evaluate(() => globalThis.seenByWatchCharts.size);
}
