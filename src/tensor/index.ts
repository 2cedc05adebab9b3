export { full, ones, randomNormal, randomUniform, tensor, zeros } from "./create.js";
export type { DType, TypedArray } from "./dtype.js";
export type { Indices } from "./indices.js";
export type { NestedInput, NestedNumbers } from "./nested.js";
export { OneHot, oneHot } from "./one-hot.js";
export { Random, type RandomState, type Seed } from "./random.js";
export type { Shape } from "./shape.js";
export { Tensor } from "./tensor.js";
export { Variable } from "./variable.js";
