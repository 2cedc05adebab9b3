import { expect } from "chai";
import fc from "fast-check";
import { inspect } from "node:util";
import type { KernelClient } from "../../kernel/client/index.js";
import { useKernel } from "./kernel.js";

/** What a notebook's variables are, as far as its reader can tell. */
interface Variables {
  /** The value of each variable, and whether it can be assigned to. */
  readonly values: Map<string, { readonly value: number | string; readonly isLet: boolean }>;
  /** The functions, by the variable that each returns. */
  readonly readers: Set<string>;
}

/** What comes of a cell: the value that it shows, or the name of the error with which it ends. */
interface Outcome {
  readonly shows?: number | string;
  readonly fails?: string;
}

type Cell = fc.AsyncCommand<Variables, KernelClient>;

/** A cell; `outcome` changes the variables as the cell does, where `check` lets it run. */
function cell(
  code: string,
  outcome: (variables: Variables) => Outcome | void,
  check: (variables: Readonly<Variables>) => boolean = () => true,
): Cell {
  return {
    check,
    toString: () => `\n${code}`,
    async run(variables, kernel) {
      const { error, outputs } = await kernel.execute(code);
      const { shows, fails } = outcome(variables) ?? {};
      expect(error?.ename, `${code}\n${error?.traceback.join("\n")}`).to.equal(fails);
      if (shows === undefined) return;
      expect(outputs.at(-1), code).to.have.nested.property("data.text/plain", inspect(shows));
    },
  };
}

/** How a variable is declared: `const x = 1`, and the like. */
interface Declaration {
  readonly name: string;
  readonly value: number | string;
  readonly keyword: "const" | "let" | "var";
  readonly awaited: boolean;
}
type Declarations = readonly Declaration[];

function code(declarations: Declarations): string {
  const lines = declarations.map(({ name, value, keyword, awaited }) => {
    const text = JSON.stringify(value);
    return `${keyword} ${name} = ${awaited ? `await Promise.resolve(${text})` : text};`;
  });
  return lines.join("\n");
}
function declare({ values }: Variables, declarations: Declarations): void {
  for (const { name, value, keyword } of declarations) {
    values.set(name, { value, isLet: keyword !== "const" });
  }
}

const declaring = (declarations: Declarations) =>
  cell(code(declarations), (variables) => declare(variables, declarations));

/** Declares some variables, throws, and would declare more. */
const failing = (before: Declarations, behind: Declarations) =>
  cell(
    `${code(before)}
if (Math.random() < 2) throw new RangeError("on purpose");
${code(behind)}`,
    (variables) => {
      declare(variables, before);
      return { fails: "RangeError" };
    },
  );

/** Would declare some variables, but is refused by the checks. */
const refused = (declarations: Declarations) =>
  cell(`${code(declarations)}\nthereIsNoSuchName;`, () => ({ fails: "TypeScriptError" }));

const has =
  (name: string) =>
  ({ values }: Readonly<Variables>) =>
    values.has(name);

const using = (name: string) =>
  cell(`({ ${name} }).${name}`, ({ values }) => ({ shows: values.get(name)!.value }), has(name));

/** Calls a method that the variable's type has: the checker must know the type of now. */
const usingType = (name: string, method: "toFixed" | "toUpperCase") =>
  cell(
    `${name}.${method}()`,
    ({ values }) => {
      const { value } = values.get(name)!;
      const fits = (typeof value === "number") === (method === "toFixed");
      if (!fits) return { fails: "TypeScriptError" };
      return { shows: typeof value === "number" ? value.toFixed() : value.toUpperCase() };
    },
    has(name),
  );

const assigning = (name: string, value: number | string) =>
  cell(
    `${name} = ${JSON.stringify(value)};`,
    ({ values }) => void values.set(name, { value, isLet: true }),
    ({ values }) => {
      const old = values.get(name);
      return old !== undefined && old.isLet && typeof old.value === typeof value;
    },
  );

const declaringReader = (name: string) =>
  cell(
    `function read_${name}() { return ${name}; }`,
    ({ readers }) => void readers.add(name),
    has(name),
  );

/** A function of a cell before sees what its variable is now. */
const reading = (name: string) =>
  cell(
    `read_${name}()`,
    ({ values }) => ({ shows: values.get(name)!.value }),
    ({ readers }) => readers.has(name),
  );

const names = fc.constantFrom("a", "b", "exports", "$");
const values = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
);
const declaration = fc.record({
  name: names,
  value: values.filter((value) => !Object.is(value, -0)),
  keyword: fc.constantFrom("const", "let", "var"),
  awaited: fc.boolean(),
});
const declarations = fc.uniqueArray(declaration, { selector: ({ name }) => name, maxLength: 2 });
const disjoint = fc
  .uniqueArray(declaration, { selector: ({ name }) => name, maxLength: 4 })
  .map((all) => [all.slice(0, 2), all.slice(2)] as const);

describe("kernel: sequences of cells", function () {
  this.timeout(600_000);
  const kernel = useKernel();

  it("leave each variable with its last value and type, whatever declares, fails or awaits", async () => {
    const cells = fc.commands(
      [
        declarations.map((each) => declaring(each)),
        disjoint.map(([before, behind]) => failing(before, behind)),
        declarations.map((each) => refused(each)),
        names.map((name) => using(name)),
        fc
          .tuple(names, fc.constantFrom("toFixed" as const, "toUpperCase" as const))
          .map(([name, method]) => usingType(name, method)),
        fc.tuple(names, values).map(([name, value]) => assigning(name, value)),
        names.map((name) => declaringReader(name)),
        names.map((name) => reading(name)),
      ],
      { maxCommands: 30, size: "max" },
    );
    await fc.assert(
      fc.asyncProperty(cells, (sequence) =>
        fc.asyncModelRun(
          () => ({ model: { values: new Map(), readers: new Set<string>() }, real: kernel() }),
          sequence,
        ),
      ),
      { seed: 3, numRuns: 40 },
    );
  });
});
