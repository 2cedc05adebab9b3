import { lossCurve } from "unrolled/charts";
import { show } from "unrolled/notebook";

show(lossCurve({ losses: [2, 1, 0.5] }));
