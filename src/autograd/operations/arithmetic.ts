import { binary, unary } from "./elementwise.js";

/** `a + b`, broadcast. */
export const add = binary("add", {
  forward: (a, b) => a + b,
  backward: [(g) => g, (g) => g],
});

/** `a − b`, broadcast. */
export const sub = binary("sub", {
  forward: (a, b) => a - b,
  backward: [(g) => g, (g) => -g],
});

/** The element-wise (Hadamard) product `a ⊙ b`, broadcast. */
export const mul = binary("mul", {
  forward: (a, b) => a * b,
  backward: [(g, _a, b) => g * b, (g, a) => g * a],
});

/** `a / b`, broadcast. */
export const div = binary("div", {
  forward: (a, b) => a / b,
  backward: [(g, _a, b) => g / b, (g, a, b) => (-g * a) / (b * b)],
});

/** `−x`. */
export const neg = unary("neg", {
  forward: (x) => -x,
  backward: (g) => -g,
});

/** `x²`. */
export const square = unary("square", {
  forward: (x) => x * x,
  backward: (g, x) => g * 2 * x,
});

/** `√x`; NaN below zero. */
export const sqrt = unary("sqrt", {
  forward: Math.sqrt,
  backward: (g, _x, y) => g / (2 * y),
});

/** `eˣ`. */
export const exp = unary("exp", {
  forward: Math.exp,
  backward: (g, _x, y) => g * y,
});

/** The natural logarithm; −Infinity at zero, NaN below. */
export const log = unary("log", {
  forward: Math.log,
  backward: (g, x) => g / x,
});
