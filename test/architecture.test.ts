import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ts from "typescript";

/** The folders of src, and index.ts, lowest first. One may import those above it in this list, and none beside it. */
const LAYERS = [
  ["backend"],
  ["tensor"],
  ["autograd"],
  ["variables", "sequences", "data", "formats"],
  ["cells", "layers", "losses"],
  ["rnn", "sampling", "exchange"],
  ["optimizers"],
  ["training", "trace"],
  ["charts"],
  ["notebook", "chai", "datasets", "files", "onnx"],
  ["index.ts"],
  ["node"],
];

/** The only folders that may import from elsewhere: Node's own modules, and these packages. */
const PACKAGES: Record<string, readonly string[]> = {
  notebook: [],
  chai: ["chai"],
  datasets: ["d3-dsv"],
  files: [],
  onnx: ["protobufjs/minimal.js"],
};

const SOURCE = fileURLToPath(new URL("../src/", import.meta.url));

/** Not TypeScript but AssemblyScript, another program: the engine has it only as the binary made of it. */
const ASSEMBLY = "backend/assembly/";

/** What each file of src imports, types included: files of src by their path in it, else packages. */
const imports = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !file.startsWith(ASSEMBLY))
    .map((file) => [file, importsOf(file)]),
);

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(SOURCE + file, "utf8"), true, true);
  return importedFiles.map(({ fileName }) =>
    fileName.startsWith(".")
      ? posix.join(dirname(file), fileName).replace(/\.js$/, ".ts")
      : fileName,
  );
}

const edges = [...imports].flatMap(([file, targets]) =>
  targets.map((target) => ({ file, target })),
);
const folderOf = (file: string): string => file.split("/")[0];
const isOurs = (target: string): boolean => imports.has(target);
const layerOf = (file: string): number =>
  LAYERS.findIndex((folders) => folders.includes(folderOf(file)));

describe("the source of the package", () => {
  it("is made of the folders that have a layer, index.ts among them", () => {
    const folders = new Set([...imports.keys()].map(folderOf));
    expect([...folders].sort()).to.deep.equal(LAYERS.flat().sort());
  });

  it("imports one way: each folder only those of lower layers", () => {
    const wrong = edges.filter(
      ({ file, target }) =>
        isOurs(target) &&
        folderOf(file) !== folderOf(target) &&
        !(layerOf(target) !== -1 && layerOf(target) < layerOf(file)),
    );
    expect(wrong).to.deep.equal([]);
  });

  it("hands the engine's names on in index.ts, and neither charts nor what is above them", () => {
    const charts = LAYERS.findIndex((folders) => folders.includes("charts"));
    const wrong = imports.get("index.ts")!.filter((target) => !(layerOf(target) < charts));
    expect(wrong).to.deep.equal([]);
  });

  it("imports in no circle, within a folder neither", () => {
    expect(circle()).to.deep.equal([]);
  });

  it("imports nothing from outside but what the table of packages lets it", () => {
    const wrong = edges.filter(({ file, target }) => {
      const packages = PACKAGES[folderOf(file)];
      return !isOurs(target) && !(packages && (isBuiltin(target) || packages.includes(target)));
    });
    expect(wrong).to.deep.equal([]);
  });
});

/** Files that import each other in a circle, the first one found; none when there is no circle. */
function circle(): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of imports.get(file) ?? []) {
      const found = visit(target, [...path, file]);
      if (found.length > 0) return found;
    }
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const found = visit(file, []);
    if (found.length > 0) return found;
  }
  return [];
}
