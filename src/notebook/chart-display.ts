import { Chart, localise } from "../charts/chart.js";
import { display, type DisplayData } from "./display.js";
import { inEditions } from "./edition.js";
import { currentLanguage } from "./language.js";
import { renderPng } from "./png.js";
import { renderSvg } from "./svg.js";

/** The media type of Vega-Lite that JupyterLab, its forks and VS Code all draw. */
export const vegaLiteType = "application/vnd.vegalite.v5+json";

/** A chart in full: the specification, its picture, and the sentence that says what it shows. */
export function chartDisplay(chart: Chart): DisplayData {
  const { width, height } = chart.spec;
  return inEditions(
    (language) => {
      const { spec, text } = localise(chart, language);
      return {
        [vegaLiteType]: spec,
        "image/png": renderPng(renderSvg(spec)).toString("base64"),
        "text/plain": text,
      };
    },
    // The picture has twice as many pixels as it is wide.
    { "image/png": { width, height } },
  );
}

/** The same without the picture, which takes its time and needs vega; the front end draws the chart. */
export function withoutPicture(chart: Chart): DisplayData {
  return inEditions((language) => {
    const { spec, text } = localise(chart, language);
    return { [vegaLiteType]: spec, "text/plain": text };
  });
}

// Charts know nothing of notebooks, but the last value of a cell must show itself.
Object.assign(Chart.prototype, {
  [display](this: Chart) {
    return chartDisplay(this);
  },
  [Symbol.for("nodejs.util.inspect.custom")](this: Chart) {
    return this.text[currentLanguage()];
  },
});
