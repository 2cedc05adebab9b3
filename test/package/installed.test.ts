import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { expect } from "chai";
import { build } from "esbuild";
import { BasicLSTMCell } from "../../src/index.js";
import { toOnnx } from "../../src/onnx/index.js";
import { root } from "../../tools/setup/root.mjs";
import { install, type Installed } from "./installed.js";

describe("the package, installed alone", function () {
  this.timeout(120_000);
  let installed: Installed;

  before(() => {
    installed = install();
  });

  /** What a program of the project prints. */
  const run = (program: string): string =>
    execFileSync(process.execPath, [program], {
      cwd: installed.folder,
      encoding: "utf8",
      stdio: "pipe",
    }).trim();

  /** The program and all it imports as one script; for browsers an import of Node's is an error. */
  const bundle = async (
    program: string,
    platform: "browser" | "node" = "browser",
    nodePaths: string[] = [],
  ): Promise<string> => {
    const { outputFiles } = await build({
      absWorkingDir: installed.folder,
      entryPoints: [program],
      platform,
      nodePaths,
      format: platform === "node" ? "esm" : "iife",
      bundle: true,
      write: false,
      logLevel: "silent",
    });
    return outputFiles[0].text;
  };

  it("holds the compiled files, their sources, the licence, the two READMEs and package.json", () => {
    const others = installed.packed.filter((path) => !/^(dist|src)\//.test(path));
    expect(others.sort()).to.deep.equal(["LICENSE", "README.md", "README.zh.md", "package.json"]);
    const endings = installed.packed.filter((path) => !/\.(ts|js|js\.map)$/.test(path));
    expect(endings.sort()).to.deep.equal(others);
  });

  it("holds three files of dist for each source, and no others", () => {
    const sources = installed.packed.filter((path) => path.startsWith("src/"));
    const made = sources.flatMap((source) => {
      const path = source.replace(/^src(.*)\.ts$/, "dist$1");
      return [`${path}.js`, `${path}.js.map`, `${path}.d.ts`];
    });
    const dist = installed.packed.filter((path) => path.startsWith("dist/"));
    expect(dist.sort()).to.deep.equal(made.sort());
  });

  it("brings no other package along", () => {
    const modules = readdirSync(join(installed.folder, "node_modules"));
    expect(modules.filter((name) => !name.startsWith("."))).to.deep.equal(["unrolled"]);
  });

  it("has no dependencies, and every peer is optional", () => {
    const file = join(installed.folder, "node_modules/unrolled/package.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    expect(manifest).not.to.have.any.keys("dependencies", "optionalDependencies");
    for (const peer of Object.keys(manifest.peerDependencies)) {
      expect(manifest.peerDependenciesMeta[peer], peer).to.deep.equal({ optional: true });
    }
  });

  it("trains in Node when it is imported", () => {
    const losses = JSON.parse(run("module.mjs")) as number[];
    expect(losses.at(-1)).to.be.lessThan(losses[0] / 4);
  });

  it("gives the same numbers when it is required from CommonJS", () => {
    expect(run("commonjs.cjs")).to.equal(run("module.mjs"));
  });

  it("gives the same numbers as a script for browsers, without a module of Node's", async () => {
    const browser = {
      atob,
      performance,
      setTimeout,
      learnt: undefined as Promise<string> | undefined,
    };
    vm.runInNewContext(await bundle("browser.mjs"), browser);
    expect(await browser.learnt).to.equal(run("module.mjs"));
  });

  it("makes charts as a script for browsers, without a module of Node's", async () => {
    const browser = { drawn: undefined as string | undefined };
    vm.runInNewContext(await bundle("charts.mjs"), browser);
    expect(browser.drawn).to.contain("0.5");
  });

  it("writes ONNX as a script for browsers, with protobufjs beside it and where no code is made of strings", async () => {
    const browser = { TextEncoder, exported: undefined as string | undefined };
    const script = await bundle("export.mjs", "browser", [join(root, "node_modules")]);
    const contextCodeGeneration = { strings: false, wasm: false };
    vm.runInNewContext(script, browser, { contextCodeGeneration });
    const lstm = [new BasicLSTMCell(4, { inputSize: 3, seed: 1 })];
    const expected = toOnnx({ lstm }, { metadata: { made: "门" } });
    expect(browser.exported).to.equal(JSON.stringify([...expected]));
  });

  it("names the package that is missing when ONNX is to be written without it", () => {
    expect(() => run("export.mjs")).to.throw("Cannot find package 'protobufjs'");
  });

  it("shows a tensor as a table and a history as a chart, of which it leaves the picture out", () => {
    expect(JSON.parse(run("views.mjs"))).to.deep.equal([
      ["text/html", "text/plain"],
      ["application/vnd.vegalite.v5+json", "text/plain"],
    ]);
  });

  it("shows them from a bundle for Node as well, and brings no view into one for browsers", async () => {
    writeFileSync(join(installed.folder, "bundled.mjs"), await bundle("views.mjs", "node"));
    expect(run("bundled.mjs")).to.equal(run("views.mjs"));
    expect(await bundle("browser.mjs")).not.to.contain("unrolled.display");
  });

  it("prints what a chart shows, where nothing is there that draws it", () => {
    expect(run("show.mjs").trim()).to.equal(
      "损失曲线：训练 3 步，损失从 2 到 0.5，最低 0.5（第 3 步）。",
    );
  });

  it("says what to install when a chart is to be drawn and nothing is there that draws it", () => {
    const command = "npm install vega@5 vega-lite@5 @resvg/resvg-js";
    expect(() => run("draw.mjs")).to.throw(command);
  });
});
