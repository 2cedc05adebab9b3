import { join } from "node:path";
import { peerPackagesStand } from "../../tools/setup/peer-engines.mjs";
import { pytorchPython } from "../../tools/setup/pytorch.mjs";
import { configurationNames, type Configuration } from "./configurations.js";

/** An engine as the driver knows it: how its worker is started, and what is asked of it. */
export interface EngineEntry {
  readonly title: string;
  readonly kind: "this engine" | "JavaScript" | "PyTorch";
  readonly configurations: readonly Configuration[];
  /** Program and arguments of its worker, or why there is none here. */
  readonly command: (root: string) => readonly string[] | { readonly missing: string };
}

const worker = (...path: string[]) => join(import.meta.dirname, "engines", ...path);

/** A worker written in TypeScript. */
export const typescriptWorker = (path: readonly string[], ...args: string[]): readonly string[] => [
  process.execPath,
  "--import",
  "tsx",
  worker(...path),
  ...args,
];

const fromPeerPackages =
  (path: readonly string[], ...args: string[]) =>
  (root: string) =>
    peerPackagesStand(root)
      ? typescriptWorker(path, ...args)
      : { missing: "its packages could not be installed" };

/** The engines by name, ours first. */
export const engines = {
  unrolled: {
    title: "unrolled",
    kind: "this engine",
    configurations: configurationNames,
    command: () => typescriptWorker(["unrolled", "main.ts"]),
  },
  pytorch: {
    title: "PyTorch, 1 thread",
    kind: "PyTorch",
    configurations: configurationNames,
    command: (root) => {
      const python = pytorchPython(root);
      const missing = "there is no PyTorch here; `npm run bench -- --setup` installs it";
      return python ? [python, worker("pytorch", "main.py")] : { missing };
    },
  },
  "tfjs-wasm": {
    title: "TensorFlow.js wasm, written by hand",
    kind: "JavaScript",
    configurations: configurationNames,
    command: fromPeerPackages(["tfjs", "main.ts"], "wasm", "byHand"),
  },
  "tfjs-wasm-layers": {
    title: "TensorFlow.js wasm, tf.layers.lstm",
    kind: "JavaScript",
    configurations: configurationNames,
    command: fromPeerPackages(["tfjs", "main.ts"], "wasm", "layers"),
  },
  "tfjs-cpu": {
    title: "TensorFlow.js cpu, written by hand",
    kind: "JavaScript",
    // A step of the others takes from some seconds to a minute.
    configurations: ["tiny", "small", "mid"],
    command: () => typescriptWorker(["tfjs", "main.ts"], "cpu", "byHand"),
  },
  "jax-js": {
    title: "jax-js wasm, jit",
    kind: "JavaScript",
    configurations: configurationNames,
    command: fromPeerPackages(["jax", "main.ts"]),
  },
} as const satisfies Record<string, EngineEntry>;

export type EngineName = keyof typeof engines;

export const engineNames = Object.keys(engines) as EngineName[];
