import { expect } from "chai";
import { useKernel } from "./kernel.js";

describe("kernel: TypeScript across cells", () => {
  const kernel = useKernel();

  /** Runs cells one after the other; what the last one shows. */
  async function shown(...cells: readonly string[]): Promise<string> {
    let text = "";
    for (const cell of cells) {
      const { error, outputs } = await kernel().execute(cell);
      expect(error?.traceback.join("\n"), cell).to.equal(undefined);
      text = (outputs.at(-1) as { data?: { "text/plain": string } })?.data?.["text/plain"] ?? "";
    }
    return text;
  }
  async function refused(code: string): Promise<string> {
    return (await kernel().execute(code)).error?.evalue ?? "";
  }

  it("checks strictly: null, implicit any, and what a library does not have", async () => {
    expect(await refused("const s = ['a'].find((x) => x); s.length")).to.include(
      "possibly 'undefined'",
    );
    expect(await refused("function f(x) { return x; }")).to.include("implicitly has an 'any' type");
    expect(await refused("[1].flatten()")).to.include("Property 'flatten' does not exist");
  });

  it("knows the library of the Node that runs it", async () => {
    expect(await shown("[3, 1, 2].toSorted()")).to.equal("[ 1, 2, 3 ]");
    if ("union" in Set.prototype) {
      expect(await shown("[...new Set([1]).union(new Set([2]))]")).to.equal("[ 1, 2 ]");
    }
  });

  it("renames a property of something of a cell before: { x: y } in a declaration, a parameter, a function", async () => {
    await shown("const point = { x: 1, inner: { z: 3 } }; const z = 9; const make = () => point;");
    expect(
      await shown("const { x: across, inner: { z: deep } } = point;", "across + deep"),
    ).to.equal("4");
    expect(await shown("[point].map(({ x: own }) => own + 1)")).to.equal("[ 2 ]");
    expect(
      await shown("(() => { const { x: own, ['x']: again } = make(); return own + again + z; })()"),
    ).to.equal("11");
  });

  it("shares one variable among all cells, also with the functions of cells before", async () => {
    expect(
      await shown("let count = 0; const add = () => ++count;", "count = 10; add(); count"),
    ).to.equal("11");
    expect(await shown("const held = { count, add, n: count };", "held.n + held.count")).to.equal(
      "22",
    );
  });

  it("redeclares const, let, function and class with another type", async () => {
    expect(
      await shown("const it = 1", "const it = 'text'", "it.toUpperCase()", "let it = [1]", "it[0]"),
    ).to.equal("1");
    expect(
      await shown(
        "function call() { return half(8); } function half(x: number) { return x / 2; }",
        "call()",
      ),
    ).to.equal("4");
    expect(await shown("function half(x: number) { return x / 4; }", "call()")).to.equal("2");
    expect(await shown("class It { a = 1 }", "class It { b = 2 }", "new It().b")).to.equal("2");
    expect(await refused("new It().a")).to.include("Property 'a' does not exist");
  });

  it("keeps enums, namespaces, classes with private parts, interfaces and generics", async () => {
    await shown(`enum Gate { Forget, Input = 5, Output }
      namespace Shapes { export const unit = 3; export type Size = number; }
      abstract class Layer<T> { #n = 1; constructor(readonly of: T) {} abstract size(): number; get n() { return this.#n; } }
      interface Named<T> { readonly name: T }
      type Pair<A, B = A> = readonly [A, B];
      function pair<A, B>(a: A, b: B): Pair<A, B> { return [a, b]; }`);
    await shown("const between = 1", "const another = 2");
    expect(
      await shown(`class Dense extends Layer<string> { size() { return this.n + 1; } }
        const named: Named<Gate> = { name: Gate.Output };
        const size: Shapes.Size = Shapes.unit;
        const [a, b] = pair(named.name, new Dense("d").size());
        [a, b, size, Gate[5], new Dense("d").of]`),
    ).to.equal("[ 6, 2, 3, 'Input', 'd' ]");
    expect(await refused("pair(1, 2)[0].length")).to.include("Property 'length' does not exist");
    expect(await refused("new Layer(1)")).to.include("abstract class");
  });

  it("runs standard decorators, of another cell too", async () => {
    await shown(`function twice<A extends unknown[]>(method: (...args: A) => number, _: ClassMethodDecoratorContext) {
      return function (this: unknown, ...args: A): number { return 2 * method.apply(this, args); };
    }`);
    expect(
      await shown(
        "class Sum { @twice of(a: number, b: number) { return a + b; } }",
        "new Sum().of(1, 2)",
      ),
    ).to.equal("6");
  });

  it("awaits at the top level, in a loop too, and disposes what a cell uses at its end", async () => {
    expect(
      await shown(`async function* steps() { yield 1; yield 2; }
        let total = 0;
        for await (const step of steps()) total += step;
        total`),
    ).to.equal("3");
    const { outputs } = await kernel().execute(`{
      using file = { [Symbol.dispose]: () => console.log("closed") };
      console.log("open");
    }`);
    expect(outputs).to.have.nested.property("[0].text", "open\nclosed\n");
  });

  it("takes an exported declaration for what it declares", async () => {
    expect(
      await shown(
        "export const shared = 4; export { shared as other }; export default shared",
        "shared",
      ),
    ).to.equal("4");
  });

  it("keeps the docstring of what is exported, and a comment that expects an error", async () => {
    await shown("/** Says four. */\nexport function four() { return 4; }");
    const { content } = await kernel().request("inspect_request", { code: "four", cursor_pos: 2 });
    expect(JSON.stringify(content.data)).to.include("Says four.");
    expect(
      await shown("// @ts-expect-error\nexport const told: number = 'text';", "told"),
    ).to.equal("'text'");
  });

  it("lets a function use a variable that a later cell assigns", async () => {
    await shown("let later: () => number; function callsLater() { return later(); }");
    expect(await shown("later = () => 5;", "callsLater()")).to.equal("5");
  });

  it("lets a cell have the names that its wrapping needs", async () => {
    expect(
      await shown(
        "const require = 1, exports = 2, module = 3, $ = 4, $_$ = `${$}`, $run = 5;",
        "const _run = 6, run = 7, _0 = 8, _exports = 9; import { sep } from 'node:path'; await 1;",
        "[exports, $, $_$, $run, _run, run, _0, _exports, sep.length]",
      ),
    ).to.equal("[\n  2, 4, '4', 5, 6,\n  7, 8, 9,   1\n]");
  });

  it("destructures, shorthands, labels, swaps and closes over variables of other cells", async () => {
    await shown("let x = 1, y = x + 1; const { p, q = p, ...rest } = { p: x, z: y };");
    expect(
      await shown("[x, y] = [y, x]; ({ x, y } = { x: y, y: x }); [x, y, p, q, rest]"),
    ).to.equal("[ 1, 2, 1, 1, { z: 2 } ]");
    expect(
      await shown(`const at = { x, y, x2: x, sum() { return x + y; } };
        outer: for (x of [5, 6]) { for (const i of [1]) { continue outer; } }
        [at.sum(), at.x, x, ((x) => x)(9), (function y() { return typeof y; })()]`),
    ).to.equal("[ 8, 1, 6, 9, 'function' ]");
  });

  it("calls a function of another cell without a this, and keeps names of functions", async () => {
    await shown("function own(this: unknown) { return this; } const arrow = () => 1;");
    expect(await shown("[own() === undefined, own.name, arrow.name]")).to.equal(
      "[ true, 'own', 'arrow' ]",
    );
  });

  it("keeps of a failing cell what it had declared by then, with its type", async () => {
    await shown("const before = 1; const after = 'old';");
    const { error } = await kernel().execute(`import { sep } from "node:path";
      const before = "new";
      const seen: number[] = [before.length];
      throw new Error("here");
      const after = 5;`);
    expect(error).to.include({ evalue: "here" });
    expect(await shown("[before.toUpperCase(), seen.at(0), after.length, sep.length]")).to.equal(
      "[ 'NEW', 3, 3, 1 ]",
    );
    await kernel().execute(`interface Kept { readonly a: number }
      throw new Error("at once");
      interface Never { readonly a: number }`);
    expect(await shown("const kept: Kept = { a: 2 }; kept.a")).to.equal("2");
    expect(await refused("const never: Never = { a: 2 };")).to.include("Cannot find name 'Never'");
    await kernel().execute("function declared() { return 3; } type Text = string; throw 1;");
    expect(await shown("const text: Text = `${declared()}`; text")).to.equal("'3'");
    await kernel().execute("await null; const late = 1; await Promise.reject(new Error('no'));");
    expect(await shown("late")).to.equal("1");
  });

  it("takes names that begin with underscores, and declarations for all of the program", async () => {
    expect(
      await shown("const __two = 2, ___three = 3, _one = 1;", "[_one, __two, ___three]"),
    ).to.equal("[ 1, 2, 3 ]");
    const cell = `declare global { interface Array<T> { middle(): T } }
      Array.prototype.middle = function () { return this[this.length >> 1]; };`;
    expect(await shown(cell, "1", "[1, 2, 3].middle()")).to.equal("2");
  });

  it("keeps a var inside of a loop, a block or a pattern, with its type", async () => {
    const cell = `for (var turn = 0; turn < 3; turn++) { var { text, more: [size] } = { text: "t", more: [turn] }; }
      if (turn > 1) { var late: string | undefined = "late"; }`;
    expect(await shown(cell, "1", "[turn + 1, text.length, size, late?.length]")).to.equal(
      "[ 4, 1, 2, 4 ]",
    );
    expect(await refused("late.length")).to.include("possibly 'undefined'");
    expect(await shown("const turn = 'other'", "turn.length")).to.equal("5");
  });

  it("keeps nothing of a cell that does not pass the checks", async () => {
    await shown("let safe = 1");
    expect(await refused("safe = 2; const wrong: string = safe;")).to.include("not assignable");
    expect(await shown("safe")).to.equal("1");
    expect(await refused("wrong")).to.include("Cannot find name 'wrong'");
  });
});
