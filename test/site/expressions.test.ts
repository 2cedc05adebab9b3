import { expect } from "chai";
import { parse, View, type Spec } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { quickInterpreter } from "../../site/.vitepress/theme/expressions.js";
import { readBook } from "../../site/pages/book.js";

const CHART = "application/vnd.vegalite.v5+json";

/** All charts of the chapters, as they are in the notebooks. */
const charts = readBook().flatMap(({ name, notebooks: { zh } }) =>
  zh.cells.flatMap((cell) =>
    cell.cell_type === "code"
      ? cell.outputs.flatMap((output) =>
          output.output_type === "display_data" || output.output_type === "execute_result"
            ? [{ where: `${name}, ${cell.id}`, spec: output.data[CHART] }]
            : [],
        )
      : [],
  ),
);

async function drawn(spec: Spec, interpreter: object): Promise<string> {
  const runtime = parse(spec, undefined, { ast: true });
  const view = new View(runtime, {
    renderer: "none",
    expr: interpreter,
  } as ConstructorParameters<typeof View>[1]);
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

describe("quickInterpreter", function () {
  this.timeout(120_000);

  it("draws each chart of the chapters as Vega's own interpreter does", async () => {
    const specs = charts.filter(({ spec }) => spec !== undefined);
    expect(specs.length).to.be.greaterThan(60);
    for (const { where, spec } of specs) {
      const compiled = compile(spec as unknown as TopLevelSpec).spec;
      const quick = await drawn(compiled, quickInterpreter);
      // Clips and gradients are numbered on and on.
      const plain = (svg: string) => svg.replaceAll(/(clip|gradient_)\d+/g, "$1");
      expect(plain(quick) === plain(await drawn(compiled, expressionInterpreter)), where).to.equal(
        true,
      );
    }
  });

  const context = { functions: {} };
  it("leaves to Vega's own what could reach a function through a member", () => {
    const member = (object: string, property: string) => ({
      type: "MemberExpression",
      computed: false,
      object: { type: "Identifier", name: object },
      property: { type: "Identifier", name: property },
    });
    const ofDatum = quickInterpreter.parameter(context, { ast: member("datum", "a") });
    expect(ofDatum({ a: 2 }, {})).to.equal(2);
    const further = { ...member("", "constructor"), object: member("datum", "constructor") };
    const reached = quickInterpreter.parameter(context, { ast: further });
    expect(reached({ a: 2 }, {})).to.equal(undefined);
  });
});
