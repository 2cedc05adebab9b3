import { fromHtml } from "hast-util-from-html";
import { defaultSchema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Spec } from "../../src/charts/chart.js";
import type { MimeBundle, Notebook, Output } from "../../tools/chapters/nbformat.js";
import { chartHtml, type Site } from "./chart.js";
import { escapeHtml, withoutBraces } from "./html.js";

const CHART = "application/vnd.vegalite.v5+json";

/** The media types that a page can show, the best one first; a picture of a chart is drawn anew. */
const KNOWN = [CHART, "text/html", "text/plain"];
const PASSED_OVER = ["image/png"];

/** What HTML may hold: the tables of numbers, and the little style that they have; no picture from elsewhere. */
const STYLE =
  /^((text-align: (left|right|center)|white-space: nowrap|font-family: monospace)(; |;?$))*$/;
const schema = {
  ...defaultSchema,
  tagNames: [...defaultSchema.tagNames!.filter((name) => name !== "img"), "caption"],
  attributes: {
    ...defaultSchema.attributes,
    "*": [...defaultSchema.attributes!["*"], ["style", STYLE] as [string, RegExp]],
  },
};

/**
 * A cell's outputs as HTML that holds no script.
 * @param where for errors: the file and the cell.
 * @throws Error for an output or a media type that no page can show.
 */
export function outputsHtml(outputs: readonly Output[], where: string, site: Site): string {
  return outputs.map((output) => outputHtml(output, where, site)).join("\n");
}

/**
 * The outputs of a notebook's cells of code, in order.
 * @param file for errors: the notebook.
 */
export const chapterOutputs = ({ cells }: Notebook, file: string, site: Site): string[] =>
  cells.flatMap((cell) =>
    cell.cell_type === "code" ? [outputsHtml(cell.outputs, `${file}, cell ${cell.id}`, site)] : [],
  );

function outputHtml(output: Output, where: string, site: Site): string {
  switch (output.output_type) {
    case "stream":
      return text(output.text, output.name);
    case "display_data":
    case "execute_result":
      return bundleHtml(output.data, where, site);
    case "error":
      throw new Error(`${where}: expected a cell that ran, got ${output.ename}: ${output.evalue}`);
  }
}

function bundleHtml(data: MimeBundle, where: string, site: Site): string {
  const types = Object.keys(data);
  const unknown = types.filter((type) => ![...KNOWN, ...PASSED_OVER].includes(type));
  if (unknown.length > 0 || types.length === 0) {
    const got = types.length === 0 ? "no type at all" : unknown.join(", ");
    throw new Error(`${where}: expected outputs of the types ${KNOWN.join(", ")}, got ${got}`);
  }
  const plain = String(data["text/plain"] ?? "");
  if (CHART in data) {
    try {
      return chartHtml(data[CHART] as unknown as Spec, plain, site);
    } catch (error) {
      throw new Error(
        `${where}: expected a chart that Vega-Lite draws, got ${JSON.stringify(data[CHART]).slice(0, 120)}: ${(error as Error).message}`,
      );
    }
  }
  if ("text/html" in data) return `<div class="table">${cleaned(String(data["text/html"]))}</div>`;
  if ("text/plain" in data) return text(plain, "result");
  throw new Error(
    `${where}: expected outputs of the types ${KNOWN.join(", ")}, got ${types.join(", ")}`,
  );
}

const text = (content: string, kind: string): string =>
  content.trim() === ""
    ? ""
    : `<pre class="${escapeHtml(kind)}">${escapeHtml(content.trimEnd())}</pre>`;

/** The same HTML without anything that could run. */
const cleaned = (html: string): string =>
  withoutBraces(toHtml(sanitize(fromHtml(html, { fragment: true }), schema)));
