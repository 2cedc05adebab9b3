import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import * as unrolled from "../../src/index.js";
import { launchBrowser } from "../support/browser.js";
import { learn } from "./learn.mjs";
import { servePage } from "./page-server.js";

/** What a page with the engine has done: the losses, and what the console says. */
interface Visit {
  readonly losses: number[];
  readonly console: string[];
}

const LEARN = readFileSync(new URL("learn.mjs", import.meta.url), "utf8");
const PAGE = `import * as unrolled from "/dist/index.js";
${LEARN}
document.title = JSON.stringify(learn(unrolled));`;

const SELF = "default-src 'none'; script-src 'self'";

describe("the engine in a browser, its files as they were built for Node", function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser(join(tmpdir(), "unrolled-browser"));
  });
  after(() => browser.close());

  async function visit(policy: string): Promise<Visit> {
    const server = await servePage(PAGE, policy);
    const page = await browser.newPage();
    try {
      const console: string[] = [];
      page.on("console", (message) => console.push(message.text()));
      page.on("pageerror", (error) => console.push(error.message));
      await page.goto(server.address);
      await page.waitForFunction("document.title.startsWith('[')");
      return { losses: JSON.parse(await page.title()) as number[], console };
    } finally {
      await page.close();
      server.close();
    }
  }

  it("trains to the same bits as in Node under a policy that allows 'wasm-unsafe-eval' alone", async () => {
    const { losses, console } = await visit(`${SELF} 'wasm-unsafe-eval'`);
    expect(losses).to.deep.equal(learn(unrolled));
    expect(losses.at(-1)).to.be.below(losses[0] / 2);
    expect(console.filter((line) => !line.includes("favicon"))).to.deep.equal([]);
  });

  it("says once that it computes in TypeScript where the policy allows no WebAssembly, and trains the same to rounding", async () => {
    const { losses, console } = await visit(SELF);
    const expected = learn(unrolled);
    losses.forEach((loss, step) => expect(loss).to.be.closeTo(expected[step], 1e-4));
    const said = console.filter((line) => line.startsWith("unrolled:"));
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^unrolled: .*TypeScript/);
  });
});
