export { clearOutput } from "./clear-output.js";
export { type Displayable, type DisplayData, display, type MimeBundle } from "./display.js";
export { currentLanguage } from "./language.js";
export { liveLossCurve } from "./live-loss-curve.js";
export { numberTable } from "./number-table.js";
export { progressBar } from "./progress-bar.js";
export { show, type Showable, type Shown, type ShowOptions } from "./show.js";
export { type Ending, type Progress, watch, type Watcher } from "./watch.js";
