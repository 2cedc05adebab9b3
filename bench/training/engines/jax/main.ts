import { peerVersion } from "../peer-packages.js";
import { serveDriver } from "../serve.js";
import { jax } from "./library.js";
import { trainingStep } from "./training-step.js";

await jax.init("wasm");
jax.defaultDevice("wasm");

await serveDriver({ versions: { "jax-js": peerVersion("@jax-js/jax") }, prepare: trainingStep });
