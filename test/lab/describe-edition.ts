import { expect } from "chai";
import { readFileSync } from "node:fs";
import { languages, type Language } from "../../tools/chapters/chapter.js";
import { differenceOf } from "../../tools/chapters/json-difference.js";
import { chaptersFolder, listNotebooks, shown } from "../../tools/chapters/library.js";
import {
  readNotebook,
  writeNotebook,
  type ExecutedCell,
  type Notebook,
  type Output,
} from "../../tools/chapters/nbformat.js";
import type { Json } from "../../tools/chapters/python-json.js";
import { alike, chartCells, worstLikeness, type ChartCell } from "./support/charts.js";
import { picturesSeen, watchCharts } from "./support/moving.js";
import { NotebookPage } from "./support/notebook-page.js";
import { chapterPatience, patience } from "./support/patience.js";
import { unfold } from "./support/unfold.js";

/** Runs every cell of a notebook, as one of the ways that JupyterLab's menus offer. */
export type RunAll = (notebook: NotebookPage) => Promise<void>;

/**
 * Registers what a reader sees in JupyterLab of each chapter of an edition. Of four chapters two are run,
 * one in each edition: running takes minutes, the code of both editions is the same, and nbclient runs the
 * other two.
 */
export function describeEdition(language: Language, howToRun: string, runAll: RunAll): void {
  for (const [at, file] of listNotebooks(chaptersFolder, language).entries()) {
    const isRun = at % 2 === 1 && languages[((at - 1) / 2) % languages.length] === language;
    describe(`${shown(file)} in JupyterLab`, function () {
      this.timeout(chapterPatience + patience);
      const committed = readFileSync(file, "utf8");
      const charts = chartCells(readNotebook(committed));
      const name = file.split(/[\\/]/).at(-1)!.replace(".ipynb", "");
      let opened: NotebookPage;
      let expected = readNotebook(committed);

      before(async () => {
        opened = await NotebookPage.open(`${language}-${name}`, `${language}/${name}.ipynb`);
      });
      after(() => opened?.close());

      const expectCharts = async (cells: readonly ChartCell[], theme?: string) => {
        for (const cell of cells) {
          await opened.show(cell.id);
          const worst = await worstLikeness(opened.page, cell);
          if (theme) await opened.picture(`${theme}-${cell.id}`);
          expect(worst, `likeness of the charts in cell ${cell.id}`).to.be.above(alike);
        }
      };

      /** Saves, and says where the file differs from what it should be. */
      const expectFile = async () => {
        await opened.save();
        const saved = opened.read();
        const difference = differenceOf(asJson(expected), asJson(readNotebook(saved)));
        expect(difference, difference).to.equal(undefined);
        expect(saved === writeNotebook(expected), "the same values, written the same").to.equal(
          true,
        );
      };

      it("shows each chart when it is opened, and the file stays as it was", async () => {
        expect(charts).not.to.be.empty;
        await expectCharts(charts.filter(({ folded }) => !folded));
        expect(await opened.isDirty()).to.equal(false);
        expect(opened.read() === committed, "the file is the committed one").to.equal(true);
      });

      const inDark = async (cells: readonly ChartCell[]) => {
        await opened.choose("Settings", "Theme", "JupyterLab Dark");
        await opened.page.waitForSelector(`body[data-jp-theme-light="false"]`, {
          state: "attached",
        });
        await expectCharts(cells, "dark");
      };
      if (!isRun) {
        it("shows each chart in the dark theme", () =>
          inDark(charts.filter(({ folded }) => !folded)));
        return;
      }

      it(`moves the live loss curve while the training runs, on ${howToRun}`, async () => {
        const live = expected.cells.find(({ source }) => /\bliveLossCurve\(/.test(source));
        if (live) await watchCharts(opened.page, live.id);
        if (live) await opened.show(live.id);
        await opened.runMany(() => runAll(opened));
        if (live) expect(await picturesSeen(opened.page)).to.be.at.least(3);
      });

      it("then draws each chart, in the light theme", () => expectCharts(charts, "light"));

      it("draws each chart in the dark theme", () => inDark(charts));

      it("writes nothing into the file but that the outputs of answers are unfolded", async () => {
        expected = unfold(expected);
        await expectFile();
      });

      it("writes a cell that the reader changes and runs, and nothing else", async () => {
        const codeCells = expected.cells.filter((cell) => cell.cell_type === "code");
        // The imports: they show nothing by themselves, and may run twice.
        const [before] = codeCells;
        const at = expected.cells.indexOf(before);
        const count = codeCells.length + 1;
        await opened.type(at, "\n6 * 7");
        await opened.runAgain(at, count);

        const result: Output = {
          output_type: "execute_result",
          execution_count: count,
          data: { "text/plain": "42" },
          metadata: {},
        };
        const changed: ExecutedCell = {
          ...before,
          source: `${before.source}\n6 * 7`,
          execution_count: count,
          outputs: [result],
        };
        expected = { ...expected, cells: expected.cells.with(at, changed) };
        await expectFile();
      });
    });
  }
}

function asJson(notebook: Notebook): Json {
  return notebook as unknown as Json;
}
