import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import * as unrolled from "../../src/index.js";
import { toOnnx } from "../../src/onnx/index.js";
import { root } from "../../tools/setup/root.mjs";
import { launchBrowser } from "../support/browser.js";
import { learn } from "./learn.mjs";
import { servePage } from "./page-server.js";

/** What a page with the engine has made, and what the console says. */
interface Visit<Made> {
  readonly made: Made;
  readonly console: string[];
}

const LEARN = readFileSync(new URL("learn.mjs", import.meta.url), "utf8");
const PAGE = `import * as unrolled from "/dist/index.js";
${LEARN}
document.title = JSON.stringify(learn(unrolled));`;

/** Takes numbers to a file and back. */
const CARRY = `import * as unrolled from "/dist/index.js";
const { toSafetensors, fromSafetensors, tensor } = unrolled;
const file = toSafetensors({ 门: tensor([[1, -0.5]]), x: tensor([3], "float64") }, { made: "here" });
const again = toSafetensors(fromSafetensors(file).tensors, fromSafetensors(file).metadata);
document.title = JSON.stringify([[...file], [...again]]);`;

/** Writes a file for others. */
const EXPORT = `import { BasicLSTMCell } from "./dist/index.js";
import { toOnnx } from "./dist/onnx/index.js";
const lstm = [new BasicLSTMCell(4, { inputSize: 3, seed: 1 })];
document.title = JSON.stringify([...toOnnx({ lstm }, { metadata: { made: "门" } })]);`;

const SELF = "default-src 'none'; script-src 'self'";

describe("the engine in a browser, its files as they were built for Node", function () {
  this.timeout(60_000);
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser(join(tmpdir(), "unrolled-browser"));
  });
  after(() => browser.close());

  async function visit<Made>(policy: string, source: string): Promise<Visit<Made>> {
    const server = await servePage(source, policy);
    const page = await browser.newPage();
    try {
      const console: string[] = [];
      page.on("console", (message) => console.push(message.text()));
      page.on("pageerror", (error) => console.push(error.message));
      await page.goto(server.address);
      await page.waitForFunction("document.title.startsWith('[')");
      return { made: JSON.parse(await page.title()) as Made, console };
    } finally {
      await page.close();
      server.close();
    }
  }

  it("trains to the same bits as in Node under a policy that allows 'wasm-unsafe-eval' alone", async () => {
    const policy = `${SELF} 'wasm-unsafe-eval'`;
    const { made: losses, console } = await visit<number[]>(policy, PAGE);
    expect(losses).to.deep.equal(learn(unrolled));
    expect(losses.at(-1)).to.be.below(losses[0] / 2);
    expect(console.filter((line) => !line.includes("favicon"))).to.deep.equal([]);
  });

  it("says once that it computes in TypeScript where the policy allows no WebAssembly, and trains the same to rounding", async () => {
    const { made: losses, console } = await visit<number[]>(SELF, PAGE);
    const expected = learn(unrolled);
    losses.forEach((loss, step) => expect(loss).to.be.closeTo(expected[step], 1e-4));
    const said = console.filter((line) => line.startsWith("unrolled:"));
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/^unrolled: .*TypeScript/);
  });

  it("writes and reads files of the format safetensors, the same bytes as in Node", async () => {
    const { made } = await visit<number[][]>(SELF, CARRY);
    const { tensor, toSafetensors } = unrolled;
    const tensors = { 门: tensor([[1, -0.5]]), x: tensor([3], "float64") };
    const expected = [...toSafetensors(tensors, { made: "here" })];
    expect(made).to.deep.equal([expected, expected]);
  });

  it("writes ONNX, bundled with protobufjs, the same bytes as in Node, where the policy allows no eval", async () => {
    const { outputFiles } = await build({
      stdin: { contents: EXPORT, resolveDir: root },
      bundle: true,
      format: "esm",
      write: false,
    });
    const { made, console } = await visit<number[]>(SELF, outputFiles[0].text);
    const lstm = [new unrolled.BasicLSTMCell(4, { inputSize: 3, seed: 1 })];
    expect(made).to.deep.equal([...toOnnx({ lstm }, { metadata: { made: "门" } })]);
    expect(console.filter((line) => /Policy|eval/.test(line))).to.deep.equal([]);
  });
});
