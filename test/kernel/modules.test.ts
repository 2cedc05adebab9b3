import { expect } from "chai";
import { cp, mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startKernel, type KernelClient } from "../../kernel/client/index.js";
import { root } from "../../tools/setup/root.mjs";

describe("kernel: imports in a cell", () => {
  let folder: string;
  let kernel: KernelClient;

  /** A folder inside the project, so that its packages are found, with packages of its own. */
  before(async () => {
    await mkdir(join(root, "build"), { recursive: true });
    folder = await mkdtemp(join(root, "build", "modules-"));
    const write = async (path: string, text: string) => {
      await mkdir(join(folder, path, ".."), { recursive: true });
      await writeFile(join(folder, path), text);
    };
    const manifest = (fields: object) => JSON.stringify({ version: "1.0.0", ...fields });
    await write(
      "node_modules/import-only/package.json",
      manifest({
        name: "import-only",
        exports: { ".": { import: { types: "./i.d.mts", default: "./i.mjs" } } },
      }),
    );
    await write("node_modules/import-only/i.mjs", `export const kind = "import";`);
    await write("node_modules/import-only/i.d.mts", `export declare const kind: "import";`);
    await write(
      "node_modules/waits/package.json",
      manifest({ name: "waits", type: "module", exports: "./w.js", types: "./w.d.ts" }),
    );
    await write("node_modules/waits/w.js", `export const late = await Promise.resolve(7);`);
    await write("node_modules/waits/w.d.ts", `export declare const late: number;`);
    await write(
      "node_modules/sub/package.json",
      manifest({ name: "sub", exports: { "./deep": { types: "./d.d.ts", default: "./d.cjs" } } }),
    );
    // Names made at run time, which Node does not find by reading the file.
    await write("node_modules/sub/d.cjs", `for (const n of ["one"]) module.exports[n] = 1;`);
    await write("node_modules/sub/d.d.ts", `export declare const one: number;`);
    await write("node_modules/untyped/index.js", `module.exports = { value: 3 };`);
    await write("helper.ts", `export function twice(x: number): number { return 2 * x; }`);
    await write("data.json", `{ "rows": [1, 2] }`);
    kernel = await startKernel({ cwd: folder });
  });
  after(async () => {
    await kernel.shutdown();
    await rm(folder, { recursive: true });
  });

  async function shown(code: string): Promise<string> {
    const { error, outputs } = await kernel.execute(code);
    expect(error?.traceback.join("\n")).to.equal(undefined);
    return (outputs.at(-1) as unknown as { data: { "text/plain": string } }).data["text/plain"];
  }
  async function refused(code: string): Promise<string> {
    const { error } = await kernel.execute(code);
    return `${error?.ename}: ${error?.evalue}`;
  }

  it("finds a package that can only be imported, by its exports, with its types", async () => {
    expect(await shown(`import { kind } from "import-only"; kind`)).to.equal("'import'");
    expect(
      await refused(`import { kind } from "import-only"; const no: number = kind;`),
    ).to.include(`Type 'string' is not assignable to type 'number'`);
  });

  it("waits for a package that awaits at its top level", async () => {
    expect(await shown(`import { late } from "waits"; late + 1`)).to.equal("8");
    expect(await shown(`import * as vega from "vega"; typeof vega.parse`)).to.equal("'function'");
  });

  it("finds a sub-path of a CommonJS package, and names that it makes at run time", async () => {
    expect(await shown(`import { one } from "sub/deep"; one`)).to.equal("1");
    expect(await shown(`import * as sub from "sub/deep"; sub.one`)).to.equal("1");
    expect(await refused(`import "sub"`)).to.include("Cannot find module");
  });

  it("finds node: modules, default, named and whole", async () => {
    const code = `import path, { join as joined } from "node:path";
      import * as os from "node:os";
      [path.join("a", "b") === joined("a", "b"), typeof os.cpus]`;
    expect(await shown(code)).to.equal("[ true, 'function' ]");
  });

  it("finds the project's package by its name and sub-paths, the same for all cells", async () => {
    await kernel.execute(`import { Tensor, tensor } from "unrolled";
      import { expect } from "chai";
      import "unrolled/chai";`);
    expect(await shown(`tensor([1]) instanceof Tensor`)).to.equal("true");
    const { error } = await kernel.execute(`expect(tensor([1])).to.be.closeToTensor([1], 1e-9)`);
    expect(error?.traceback.join("\n")).to.equal(undefined);
  });

  it("takes a package without types as any", async () => {
    expect(await shown(`import untyped from "untyped"; untyped.value.toFixed(1)`)).to.equal(
      "'3.0'",
    );
  });

  it("compiles a TypeScript file beside the notebook, and reads a JSON file", async () => {
    expect(await shown(`import { twice } from "./helper"; twice(4)`)).to.equal("8");
    expect(await refused(`import { twice } from "./helper"; twice("4")`)).to.include(
      "not assignable to parameter of type 'number'",
    );
    expect(await shown(`import data from "./data.json"; data.rows.length`)).to.equal("2");
  });

  it("imports an ES module beside the notebook that awaits at its top level", async () => {
    await writeFile(join(folder, "waiting.mjs"), "export const late = await Promise.resolve(9);");
    await writeFile(join(folder, "waiting.d.mts"), "export declare const late: number;");
    expect(await shown(`import { late } from "./waiting.mjs"; late`)).to.equal("9");
  });

  it("reads a changed file beside the notebook again", async () => {
    await cp(join(folder, "helper.ts"), join(folder, "other.ts"));
    expect(await shown(`import { twice as other } from "./other"; other(4)`)).to.equal("8");
  });

  it("imports when asked to in the code, and knows import.meta", async () => {
    expect(await shown(`(await import("import-only")).kind`)).to.equal("'import'");
    expect(
      await shown(`const read = async () => (await import("waits")).late; await read()`),
    ).to.equal("7");
    expect(
      await shown(`[import.meta.dirname === process.cwd(), import.meta.url.startsWith("file:")]`),
    ).to.equal("[ true, true ]");
  });

  it("refuses a name that the module does not export, and a module that is not there", async () => {
    expect(await refused(`import { none } from "import-only"; none`)).to.include(
      `has no exported member 'none'`,
    );
    expect(await refused(`import { none } from "nowhere"; none`)).to.include("nowhere");
    await writeFile(join(folder, "node_modules/waits/w.d.ts"), `export declare const lies: 1;`);
    const other = await startKernel({ cwd: folder });
    const { error } = await other.execute(`import { lies } from "waits"; lies`);
    await other.shutdown();
    expect(error).to.include({
      ename: "SyntaxError",
      evalue: "The requested module 'waits' does not provide an export named 'lies'",
    });
  });
});
