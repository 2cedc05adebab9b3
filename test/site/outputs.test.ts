import { expect } from "chai";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { outputsHtml } from "../../site/pages/outputs.js";
import { unitLines } from "../../src/charts/index.js";
import { localise } from "../../src/charts/chart.js";
import type { MimeBundle, Output } from "../../tools/chapters/nbformat.js";

const where = "notebooks/en/01.ipynb, cell a";

describe("outputsHtml(outputs, where, site)", () => {
  let publicFolder: string;
  before(() => (publicFolder = mkdtempSync(join(tmpdir(), "unrolled-site-"))));
  after(() => rmSync(publicFolder, { recursive: true }));

  const html = (...outputs: unknown[]) =>
    outputsHtml(outputs as Output[], where, { publicFolder, base: "/base/" });
  const result = (data: MimeBundle) => ({
    output_type: "execute_result",
    execution_count: 1,
    data,
    metadata: {},
  });

  it("shows text as text, whatever it looks like", () => {
    const text = "<script>alert(1)</script> {{ 6 * 7 }}\n";
    const made = html(
      { output_type: "stream", name: "stdout", text },
      result({ "text/plain": text }),
    );
    expect(made).not.to.match(/<script|\{\{/);
    expect(made.match(/&#60;script&#62;/g)).to.have.length(2);
  });

  it("keeps tables, and nothing of them that could run", () => {
    const made = html(
      result({
        "text/html": `<table onclick="a()"><caption style="text-align: left">T</caption><tr><td>1</td></tr></table>
<script>b()</script><img src="x" onerror="c()"><a href="javascript:d()">d</a><iframe src="//elsewhere"></iframe>`,
        "text/plain": "1",
      }),
    );
    expect(made).to.match(
      /<table><caption style="text-align: left">T<\/caption><tbody><tr><td>1<\/td>/,
    );
    expect(made).not.to.match(/script|onclick|onerror|iframe|elsewhere/);
  });

  it("asks no other host for a picture, and lets nothing leave its place", () => {
    const made = html(
      result({
        "text/html": `<p style="position: fixed; inset: 0">a</p><img src="https://elsewhere/a.png">
<p style="text-align: left; background: url(//elsewhere)">b</p><p style="text-align: right; white-space: nowrap">c</p>`,
        "text/plain": "1",
      }),
    );
    expect(made).not.to.match(/elsewhere|position/);
    expect(made).to.match(/<p style="text-align: right; white-space: nowrap">c/);
  });

  it("makes of a chart two pictures and what it becomes live from, with its sentence", () => {
    const chart = unitLines([[1], [2]], { names: ["a"] });
    const { spec, text } = localise(chart, "en");
    const made = html(
      result({
        "application/vnd.vegalite.v5+json": spec as never,
        "image/png": "",
        "text/plain": text,
      }),
    );
    const [, name] = /data-chart="\/base\/charts\/(\w+)\.json"/.exec(made)!;
    expect(readdirSync(join(publicFolder, "charts")).sort()).to.deep.equal(
      ["dark.svg", "json", "light.svg"].map((ending) => `${name}.${ending}`),
    );
    expect(made.match(/<img [^>]*width="\d+" height="\d+" alt="[^"]{10,}"/g)).to.have.length(2);
    const live = JSON.parse(readFileSync(join(publicFolder, "charts", `${name}.json`), "utf8"));
    expect(live.$schema).to.match(/vega\/v5/);
    const greys = ["light", "dark"].map((theme) =>
      readFileSync(join(publicFolder, "charts", `${name}.${theme}.svg`), "utf8"),
    );
    expect(greys[0]).not.to.equal(greys[1]);
  });

  for (const [what, output, says] of [
    ["an error", { output_type: "error", ename: "TypeError", evalue: "no" }, "got TypeError: no"],
    [
      "a media type that no page shows",
      result({ "application/javascript": "a()" }),
      "got application/javascript",
    ],
    ["no media type", result({}), "got no type at all"],
    ["a picture alone", result({ "image/png": "" }), "got image/png"],
    [
      "a broken chart",
      result({ "application/vnd.vegalite.v5+json": { mark: "nothing" }, "text/plain": "" }),
      'expected a chart that Vega-Lite draws, got {"mark":"nothing"}: ',
    ],
    [
      "a chart without a size",
      result({
        "application/vnd.vegalite.v5+json": {
          data: { values: [{ a: 1 }] },
          mark: "point",
          encoding: { x: { field: "a", type: "quantitative" } },
        } as never,
      }),
      "it has no size: <svg",
    ],
  ] as const) {
    it(`refuses ${what}, naming the notebook and the cell`, () => {
      expect(() => html(output))
        .to.throw(Error, where)
        .with.property("message")
        .that.includes(says);
    });
  }
});
