import { localise, lossCurve } from "unrolled/charts";

globalThis.drawn = localise(lossCurve({ losses: [2, 1, 0.5] }), "en").text;
