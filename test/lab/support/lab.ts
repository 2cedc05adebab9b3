import type { Page } from "playwright-core";
import { launchBrowser } from "../../support/browser.js";
import type { LabLog } from "../../support/lab-log.js";
import { patience } from "./patience.js";
import { labFolder, startServer } from "./server.js";

/** JupyterLab in a browser, both started for one file of tests. */
export interface Lab {
  readonly page: Page;
  /** The folder of the editions, a copy. */
  readonly notebooks: string;
  /** What the server says. */
  readonly log: LabLog;
  /** Opens a notebook, such as `en/01-rnn.ipynb`. */
  goTo(notebook: string): Promise<void>;
  /** Keeps a picture of the page in build/lab. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts JupyterLab and a browser. @param name of the tests, which write into a folder of this name */
export async function openLab(name: string): Promise<Lab> {
  const { url, notebooks, log, stop } = await startServer(name);
  const browser = await launchBrowser(labFolder(name));
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  page.setDefaultTimeout(patience);
  // The loader that runs these tests names functions by a helper that the page does not have.
  await page.addInitScript("globalThis.__name = (f) => f");
  return {
    page,
    notebooks,
    log,
    async goTo(notebook) {
      const address = new URL(`/lab/tree/${notebook}`, url);
      address.search = url.search;
      await page.goto(address.href);
    },
    async picture(picture) {
      await page.screenshot({ path: `${labFolder(name)}-${picture}.png` });
    },
    async close() {
      await browser.close();
      await stop();
    },
  };
}
