import { peakLoop } from "../../../shared/peak.js";
import { PEAK_STEP_FLOPS } from "../../work.js";
import { serveDriver } from "../serve.js";

const { operations, run } = await peakLoop();
const turns = Math.round(PEAK_STEP_FLOPS / operations);

await serveDriver({ versions: {}, prepare: () => () => run(turns) });
