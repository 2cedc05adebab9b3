export { Chart, localise, type LocalisedChart, type Spec } from "./chart.js";
export type { Characters } from "./characters.js";
export { colouredText, type ColouredTextOptions } from "./coloured-text.js";
export { compareNumbers, type CompareNumbersOptions } from "./compare-numbers.js";
export { type CompareOptions, compareStates } from "./compare-states.js";
export { dropoutByHand, type DropoutByHandOptions } from "./dropout-by-hand.js";
export type { Blank } from "./blanks.js";
export { fillTheBlank, type FillTheBlankOptions } from "./fill-the-blank.js";
export { forecastChart, type ForecastOptions } from "./forecast.js";
export type { FrameOptions } from "./frame.js";
export { type Label, type Language, term, type TermKey, type Words } from "./glossary.js";
export { gateByHand, type GateByHandOptions } from "./gate-by-hand.js";
export { gateHeatMaps, type GateHeatMapsOptions } from "./gate-heat-maps.js";
export { gateSaturation } from "./gate-saturation.js";
export {
  gatesOverTraining,
  type GatesOverTrainingOptions,
  type TrainingMoment,
} from "./gates-over-training.js";
export { gradientByInput, type GradientByInputOptions } from "./gradient-by-input.js";
export { gradientByTimeStep, type GradientOptions } from "./gradient-by-time-step.js";
export { type HeatMapOptions, hiddenStateHeatMap } from "./hidden-state-heat-map.js";
export type { Series, States } from "./input.js";
export { layerHeatMaps, type LayerHeatMapsOptions } from "./layer-heat-maps.js";
export { lossCurve, type LossCurveOptions } from "./loss-curve.js";
export type { LossHistory, LossPoint } from "./loss-history.js";
export type { Named } from "./named.js";
export { spreadChart, type SpreadOptions } from "./spread-chart.js";
export { unitLines, type UnitLinesOptions } from "./unit-lines.js";
