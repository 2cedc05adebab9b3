export { Chart, localise, type LocalisedChart, type Spec } from "./chart.js";
export { type Label, type Language, term, type TermKey, type Words } from "./glossary.js";
export { type HeatMapOptions, hiddenStateHeatMap } from "./hidden-state-heat-map.js";
export type { Series, States } from "./input.js";
export { lossCurve, type LossCurveOptions } from "./loss-curve.js";
export type { LossRecord } from "./loss-record.js";
export type { Named } from "./named.js";
export { unitLines, type UnitLinesOptions } from "./unit-lines.js";
