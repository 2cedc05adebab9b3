import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { root } from "../../../tools/setup/root.mjs";
import { launchBrowser } from "../../support/browser.js";
import { serveSite, type SiteServer } from "./server.js";

/** What the site is built with in these tests: it must stand under any path. */
export const BASE = "/some/where/";
export const dist = join(root, "build", "site", "dist");
const pictures = join(root, "build", "site", "pictures");

/** All pages by their addresses from the front page: "en/chapters/01-rnn.html". */
export const allPages: readonly string[] = readdirSync(dist, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".html"))
  .sort();

/** Those with chapters and the two front pages: what there is in both languages. */
export const chapterPages = allPages.filter((page) => /(^|\/)chapters\//.test(page));
export const frontPages = ["", "en/"];

/** One of each kind of the others. */
export const otherKinds = [
  "en/api/index.html",
  "en/api/index/classes/BasicLSTMCell.html",
  "source/01-rnn.html",
  "404.html",
];

/** The site in a browser. */
export interface OpenSite {
  readonly server: SiteServer;
  readonly browser: Browser;
  /** A new page, and what goes wrong on it from then on. */
  open(page: string, options?: PageOptions): Promise<Opened>;
  close(): Promise<void>;
}
export interface PageOptions {
  readonly dark?: boolean;
  readonly width?: number;
  readonly before?: (page: Page) => Promise<unknown>;
}
export interface Opened {
  readonly page: Page;
  /** Errors of the console and of scripts, failed requests, and requests to elsewhere. */
  readonly wrong: string[];
  /** Keeps a picture in build/site/pictures. */
  picture(name: string, fullPage?: boolean): Promise<void>;
}

export async function openSite(): Promise<OpenSite> {
  const server = await serveSite(dist, BASE);
  const browser = await launchBrowser(pictures);
  return {
    server,
    browser,
    async open(path, { dark = false, width = 1400, before } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: dark ? "dark" : "light",
      });
      const page = await context.newPage();
      // The loader that runs these tests names functions by a helper that the page does not have.
      await page.addInitScript("globalThis.__name = (f) => f");
      const wrong: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) wrong.push(message.text());
      });
      page.on("pageerror", ({ message }) => wrong.push(message));
      page.on("requestfailed", (request) => {
        // What the next page makes needless is no failure.
        if (request.failure()?.errorText !== "net::ERR_ABORTED")
          wrong.push(`failed: ${request.url()}`);
      });
      page.on("request", (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.address)) {
          wrong.push(`outside of the site: ${request.url()}`);
        }
      });
      await before?.(page);
      await page.goto(server.address + path, { waitUntil: "networkidle" });
      // Its scripts have begun, or there are none.
      await page.waitForFunction(() => "__vue_app__" in (document.querySelector("#app") ?? {}));
      return {
        page,
        wrong,
        picture: async (name, fullPage = false) => {
          await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
        },
      };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
