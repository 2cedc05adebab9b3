import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect } from "chai";
import typescript from "typescript";
import { install } from "./installed.js";

const require = createRequire(import.meta.url);
/** The compiler that reads the package in a notebook, 5.0.4. */
const tslab: typeof typescript = createRequire(require.resolve("tslab/package.json"))(
  "@tslab/typescript-for-tslab",
);

/** How projects find the types of a package: the compiler, its settings, and the ending of their file. */
const WAYS = [
  ["Node10", typescript, "CommonJS", "Node10", "ts"],
  ["Node10 with tslab's compiler", tslab, "CommonJS", "Node10", "ts"],
  ["Node16", typescript, "Node16", "Node16", "mts"],
  ["NodeNext", typescript, "NodeNext", "NodeNext", "mts"],
  ["NodeNext, from CommonJS", typescript, "NodeNext", "NodeNext", "cts"],
  ["Bundler", typescript, "ESNext", "Bundler", "ts"],
] as const;

describe("the types of the package", function () {
  this.timeout(120_000);
  let folder: string;
  let declarations: readonly string[];

  // Beside the package: chai, whose types `unrolled/chai` adds to.
  before(() => {
    const installed = install();
    folder = join(dirname(installed.folder), "typed project");
    cpSync(installed.folder, folder, { recursive: true });
    for (const name of ["chai", "@types/chai"]) {
      const path = join(folder, "node_modules", name);
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(dirname(require.resolve(`${name}/package.json`)), path, "junction");
    }
    declarations = installed.packed
      .filter((path) => path.endsWith(".d.ts"))
      .map((path) => join(folder, "node_modules/unrolled", path));
  });

  for (const [way, ts, module, resolution, ending] of WAYS) {
    it(`are found, and find mistakes, under ${way}`, () => {
      const file = join(folder, `project.${ending}`);
      copyFileSync(join(folder, "types.ts"), file);
      const program = ts.createProgram([file], {
        module: typescript.ModuleKind[module],
        moduleResolution: typescript.ModuleResolutionKind[resolution],
        target: ts.ScriptTarget.ES2022,
        lib: ["lib.es2022.d.ts"],
        types: [],
        strict: true,
        noEmit: true,
        ...(ts === typescript && { ignoreDeprecations: "6.0" }),
      });
      const messages = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
        return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      });
      expect(messages.join("\n")).to.equal("");
    });
  }

  it("name no array with a type parameter, of which tslab's compiler makes `any` in silence", () => {
    const wrong = declarations.filter((file) =>
      /Array<ArrayBuffer/.test(readFileSync(file, "utf8")),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("say `any` nowhere", () => {
    const isAny = (node: typescript.Node): boolean =>
      node.kind === typescript.SyntaxKind.AnyKeyword || (node.forEachChild(isAny) ?? false);
    const wrong = declarations.filter((file) =>
      isAny(
        typescript.createSourceFile(
          file,
          readFileSync(file, "utf8"),
          typescript.ScriptTarget.Latest,
        ),
      ),
    );
    expect(wrong).to.deep.equal([]);
  });
});
