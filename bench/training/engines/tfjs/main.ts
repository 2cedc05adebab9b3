import { join, sep } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { peerFolder, peerRequire } from "../peer-packages.js";
import { serveDriver } from "../serve.js";
import { byHand } from "./by-hand.js";
import { layers } from "./layers.js";
import { trainingStep } from "./training-step.js";

// Arguments: the backend, `wasm` or `cpu`, and how the network is written, `byHand` or `layers`.
const [backend, style] = process.argv.slice(2) as ["wasm" | "cpu", "byHand" | "layers"];

if (backend === "wasm") {
  const name = "@tensorflow/tfjs-backend-wasm";
  const wasm = peerRequire(name);
  wasm.setWasmPaths(join(peerFolder(name), "dist") + sep);
  wasm.setThreadsCount(1);
}
tf.enableProdMode();
if (!(await tf.setBackend(backend))) throw new Error(`tfjs: no backend ${backend}`);

await serveDriver({
  versions: { "TensorFlow.js": tf.version.tfjs },
  prepare: (job) => {
    tf.disposeVariables();
    return trainingStep({ byHand, layers }[style](job));
  },
});
