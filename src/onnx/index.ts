export { toOnnx, type OnnxOptions } from "./to-onnx.js";
export type { OnnxPart, OnnxParts } from "./parts.js";
export type { OnnxLayer } from "./recurrent-part.js";
export type { TensorFunction } from "./functions.js";
