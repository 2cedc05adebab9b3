import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { despiteTakenPorts } from "../../../kernel/client/taken-ports.js";
import type {} from "./jupyterapp.js";
import { openLab, type Lab } from "./lab.js";
import { chapterPatience } from "./patience.js";

/** A notebook open in JupyterLab, used as a reader uses it. */
export class NotebookPage {
  readonly page: Page;
  /** The notebook's file. */
  readonly file: string;
  /** The notebook's cells, in order. */
  readonly cells: Locator;
  readonly #lab: Lab;

  private constructor(lab: Lab, file: string) {
    this.#lab = lab;
    this.page = lab.page;
    this.file = file;
    this.cells = lab.page.locator(".jp-Notebook .jp-Cell");
  }

  /**
   * Opens a notebook and waits until it can be used.
   * @param name of the tests, which write into a folder of this name
   * @param notebook such as `en/01-rnn.ipynb`
   * @param prepare may write the notebook before it is opened
   */
  static async open(
    name: string,
    notebook: string,
    prepare = (_file: string) => {},
  ): Promise<NotebookPage> {
    return despiteTakenPorts(async () => {
      const lab = await openLab(name);
      const opened = new NotebookPage(lab, join(lab.notebooks, notebook));
      try {
        prepare(opened.file);
        await lab.goTo(notebook);
        await Promise.race([opened.ready(), lab.log.portTaken]);
        return opened;
      } catch (error) {
        await lab.close();
        throw new Error(`${notebook} did not open: ${error}\nJupyterLab said:\n${lab.log.text}`);
      }
    });
  }

  /** Ends the browser and the server, as a reader does who is in a hurry: with all open. */
  close(): Promise<void> {
    return this.#lab.close();
  }

  /** Waits until every cell is on the page and the kernel has nothing to do. */
  async ready(): Promise<void> {
    const missing = () => {
      const panel = globalThis.jupyterapp?.shell.currentWidget;
      if (!panel?.model) return "there is no notebook";
      const [shown, all] = [panel.content.widgets.length, panel.model.cells.length];
      if (shown !== all) return `${shown} of ${all} cells are on the page`;
      const status = panel.sessionContext.session?.kernel?.status;
      return status === "idle" ? "" : `the kernel is ${status}`;
    };
    try {
      await this.page.waitForFunction(`!(${missing})()`);
    } catch (error) {
      throw new Error(`${await this.page.evaluate(missing)}: ${error}`);
    }
  }

  /** Chooses a command from the menus, such as `"Run", "Run All Cells"`. */
  async choose(menu: string, ...entries: string[]): Promise<void> {
    const label = (text: string) => this.page.locator(`.lm-Menu-itemLabel >> text="${text}"`);
    await this.page.locator(`.lm-MenuBar-itemLabel >> text="${menu}"`).click();
    for (const entry of entries.slice(0, -1)) await label(entry).hover();
    await label(entries.at(-1)!).click();
  }

  /** Waits for a dialog, gives the text that it shows, and presses its button for "yes". */
  async accept(): Promise<string> {
    const dialog = this.page.locator(".jp-Dialog-content");
    const text = await dialog.innerText();
    await dialog.locator(".jp-mod-accept").click();
    await dialog.waitFor({ state: "detached" });
    return text;
  }

  /** Types text at the end of a cell. */
  async type(at: number, text: string): Promise<void> {
    await this.cells.nth(at).locator(".cm-content").click();
    await this.page.keyboard.press("ControlOrMeta+End");
    await this.page.keyboard.insertText(text);
  }

  /** Types code into the last cell and runs it; the cell may not have ended. */
  async start(code: string): Promise<Locator> {
    const at = (await this.cells.count()) - 1;
    await this.type(at, code);
    await this.page.keyboard.press("Shift+Enter");
    await this.cells.nth(at + 1).waitFor();
    return this.cells.nth(at);
  }

  /** Types code into the last cell, runs it to its end, and gives the text below it. */
  async run(code: string): Promise<string> {
    return this.ended(await this.start(code));
  }

  /** Runs a cell that stands there, which is the kernel's `count`-th. */
  async runAgain(at: number, count: number): Promise<void> {
    await this.cells.nth(at).locator(".cm-content").click();
    await this.page.keyboard.press("ControlOrMeta+Enter");
    await this.ended(this.cells.nth(at), count);
  }

  /** Waits until a cell has run, as the kernel's `count`-th, and gives the text below it. */
  async ended(cell: Locator, count: number | string = "\\d+"): Promise<string> {
    await cell.locator(`.jp-InputArea-prompt >> text=/^\\[${count}\\]:$/`).waitFor();
    return (await this.textsOf(cell.locator(".jp-OutputArea-output"))).join("\n");
  }

  /**
   * The texts that the kernel sent to each of some places of the page. JupyterLab makes the place first, and
   * fetches what renders the text when it renders the first of its kind.
   */
  async textsOf(places: Locator): Promise<string[]> {
    await places.filter({ hasNotText: /\S/ }).first().waitFor({ state: "detached" });
    return places.allInnerTexts();
  }

  /** Runs cells by `start`, and waits until all have ended. */
  async runMany(start: () => Promise<void>): Promise<void> {
    const running = (some: boolean) => {
      const cells = globalThis.jupyterapp.shell.currentWidget!.content.widgets;
      return cells.some(({ model }) => model.executionState === "running") === some;
    };
    await start();
    await this.page.waitForFunction(running, true);
    await this.page.waitForFunction(running, false, { timeout: chapterPatience });
  }

  /** Brings the end of a cell, where its output is, into sight. */
  async show(id: string): Promise<void> {
    // Again until it is there: cells that were never in sight have heights that are only estimated.
    await this.page.waitForFunction(
      async (id) => {
        const { content } = globalThis.jupyterapp.shell.currentWidget!;
        const at = content.widgets.findIndex(({ model }) => model.id === id);
        if (at < 0) throw new Error(`there is no cell ${id}`);
        await content.scrollToItem(at, "center");
        const { node } = content.widgets[at];
        node.scrollIntoView({ block: "end", behavior: "instant" });
        await new Promise(requestAnimationFrame);
        const { bottom } = node.getBoundingClientRect();
        return bottom > 100 && bottom <= innerHeight;
      },
      id,
      { polling: 100 },
    );
  }

  /** Whether JupyterLab would write the notebook when asked to save. */
  isDirty(): Promise<boolean> {
    return this.page.evaluate(() => globalThis.jupyterapp.shell.currentWidget!.model!.dirty);
  }

  /** Saves the notebook. */
  async save(): Promise<void> {
    await this.choose("File", "Save Notebook");
    await this.page.waitForFunction(() => !globalThis.jupyterapp.shell.currentWidget!.model!.dirty);
  }

  /** What stands on the disk. */
  read(): string {
    return readFileSync(this.file, "utf8");
  }

  /** The folder in which the kernel runs. */
  get folder(): string {
    return dirname(this.file);
  }

  /** Keeps a picture of the page for somebody to look at. */
  picture(name: string): Promise<void> {
    return this.#lab.picture(name);
  }
}
