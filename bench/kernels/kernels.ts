import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ownCommand } from "../../kernel/client/start.js";
import { denoExecutable, peersFolder } from "../../tools/setup/peer-kernels.mjs";
import { venvPython } from "../../tools/setup/venv-commands.mjs";

/** A kernel to measure. Nothing else about it is known to what measures. */
export interface Kernel {
  readonly title: string;
  /** Program and arguments, with `{connection_file}` in them; undefined where it is not installed. */
  readonly command: readonly string[] | undefined;
  readonly language: Language;
  /** The class of conformance/samples.py that holds its answers to the suite. */
  readonly samples: string;
}

interface Language {
  /** The name that kernels of it give in their kernel_info. */
  readonly name: string;
  /** A cell whose result is 2. */
  readonly cell: string;
  /** A cell that prints `line 0`, `line 1` and so on, each in a line of its own. */
  readonly printing: (lines: number) => string;
  /** A cell that prints `ratio R`: the time of a loop at the top level over that of one in a function. */
  readonly loops: (turns: number) => string;
}

const typescript: Language = {
  name: "typescript",
  cell: "1 + 1",
  printing: (lines) => `for (let i = 0; i < ${lines}; i++) console.log("line", i);`,
  loops: (turns) => `
    function loop() {
      let sum = 0;
      for (let i = 0; i < ${turns}; i++) sum += i;
      return sum;
    }
    let sum = 0, i = 0;
    const t0 = performance.now();
    loop();
    const t1 = performance.now();
    for (i = 0; i < ${turns}; i++) sum += i;
    const t2 = performance.now();
    console.log("ratio " + ((t2 - t1) / (t1 - t0)).toFixed(2));`,
};

const python: Language = {
  name: "python",
  cell: "1 + 1",
  printing: (lines) => `for i in range(${lines}): print("line", i)`,
  loops: (turns) => `
from time import perf_counter
def loop():
    sum = 0
    for i in range(${turns}): sum += i
    return sum
sum = 0
t0 = perf_counter()
loop()
t1 = perf_counter()
for i in range(${turns}): sum += i
t2 = perf_counter()
print(f"ratio {(t2 - t1) / (t1 - t0):.2f}")`,
};

/** This kernel and its peers, as set-up has installed them below `root`. */
export function kernels(root: string): readonly Kernel[] {
  const tslab = dirname(createRequire(import.meta.url).resolve("tslab/package.json"));
  const launcher = join(tslab, "bin", "tslab");
  const deno = denoExecutable(root);
  const peerPython = venvPython(join(peersFolder(root), "venv"));
  return [
    { title: "this kernel", command: ownCommand(), language: typescript, samples: "Unrolled" },
    {
      title: "plain tslab",
      command: [process.execPath, launcher, "kernel", "--config-path", "{connection_file}"],
      language: typescript,
      samples: "Tslab",
    },
    {
      title: "Deno",
      command: deno ? [deno, "jupyter", "--kernel", "--conn", "{connection_file}"] : undefined,
      language: typescript,
      samples: "Deno",
    },
    {
      title: "ipykernel",
      command: [peerPython, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
      language: python,
      samples: "IPython",
    },
  ];
}
