import { lossCurve } from "unrolled/charts";
import { display } from "unrolled/notebook";

const chart = lossCurve({ losses: [2, 1, 0.5] });
Reflect.get(chart, display).call(chart);
