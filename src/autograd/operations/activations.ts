import { unary } from "./elementwise.js";

/** The hyperbolic tangent, from −1 to 1. */
export const tanh = unary("tanh", {
  forward: Math.tanh,
  backward: (g, _x, y) => g * (1 - y * y),
  kernels: { forward: "tanh", backward: "dtanh" },
});

/** The logistic function σ(x) = 1 / (1 + e⁻ˣ), from 0 to 1; never overflows. */
export const sigmoid = unary("sigmoid", {
  // e⁻ˣ overflows for very negative x, eˣ for very positive x: each side uses the one that cannot.
  forward: (x) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))),
  backward: (g, _x, y) => g * y * (1 - y),
  kernels: { forward: "sigmoid", backward: "dsigmoid" },
});

/** The rectifier max(x, 0); its gradient at 0 is taken as 0. NaN stays NaN. */
export const relu = unary("relu", {
  forward: (x) => (x <= 0 ? 0 : x),
  backward: (g, x) => (x > 0 ? g : 0),
});
