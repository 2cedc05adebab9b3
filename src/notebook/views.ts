// Each of these lets values of a lower layer, which knows nothing of notebooks, show themselves there.
import "./chart-display.js";
import "./history-display.js";
import "./tensor-display.js";
