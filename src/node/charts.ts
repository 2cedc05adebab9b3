// What "unrolled/charts" is under Node: charts that show themselves in a notebook.
import "../notebook/views.js";

export * from "../charts/index.js";
