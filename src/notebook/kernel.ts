import { createRequire } from "node:module";
import type { DisplayData } from "./display.js";

/** Writes one display message; tslab hands on whatever `data` holds. */
type WriteDisplay = (
  message: DisplayData & { readonly transient: { readonly display_id?: string } },
  update: boolean,
) => void;

/** Clears the output of the cell; with `wait` not before the next output comes. */
type ClearOutput = (wait: boolean) => void;

/** The exports of tslab's module through which code in a cell reaches the running kernel. */
interface Kernel {
  readonly lastWriteDisplayData?: WriteDisplay | null;
  /** Set by this project's kernel; tslab's own cannot clear. */
  readonly lastClearOutput?: ClearOutput;
}

const { cache } = createRequire(import.meta.url);

/** How the running kernel writes a display message, or nothing outside a kernel. */
export function kernelDisplay(): WriteDisplay | undefined {
  return runningKernel()?.lastWriteDisplayData ?? undefined;
}

/** How the running kernel clears output, or nothing where there is none that can. */
export function kernelClear(): ClearOutput | undefined {
  return runningKernel()?.lastClearOutput;
}

/**
 * The module is found in the module cache, because the kernel's tslab need not be the one that this
 * package would resolve.
 */
function runningKernel(): Kernel | undefined {
  return Object.entries(cache)
    .filter(([path]) => /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path))
    .map(([, module]) => (module?.exports ?? {}) as Kernel)
    .find(({ lastWriteDisplayData }) => lastWriteDisplayData);
}
