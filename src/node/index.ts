// What "unrolled" is under Node: the engine, whose tensors and histories show themselves as the last
// value of a notebook's cell although the cell imports nothing else. In browsers it is the engine alone.
import "../notebook/views.js";

export * from "../index.js";
