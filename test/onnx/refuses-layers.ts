import { toOnnx, type OnnxLayer } from "../../src/onnx/index.js";
import { refuses } from "../support/failure.js";

/** Asserts that each list of layers, as the part "it", is refused with what it stands under: `Class: layer 0 must …`. */
export function refusesLayers(refusals: Readonly<Record<string, readonly unknown[]>>): void {
  const entries = Object.entries(refusals).map(([message, layers]) => [
    message.replace(":", ': toOnnx: part "it":'),
    () => toOnnx({ it: layers as readonly OnnxLayer[] }),
  ]);
  refuses(Object.fromEntries(entries));
}
