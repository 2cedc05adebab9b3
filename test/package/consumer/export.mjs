import { BasicLSTMCell } from "unrolled";
import { toOnnx } from "unrolled/onnx";

const lstm = [new BasicLSTMCell(4, { inputSize: 3, seed: 1 })];
globalThis.exported = JSON.stringify([...toOnnx({ lstm }, { metadata: { made: "门" } })]);
