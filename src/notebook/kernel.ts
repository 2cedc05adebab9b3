import { createRequire } from "node:module";
import type { DisplayData } from "./display.js";

/** Writes one display message; tslab hands on whatever `data` holds. */
type WriteDisplay = (
  message: DisplayData & { readonly transient: { readonly display_id?: string } },
  update: boolean,
) => void;

const { cache } = createRequire(import.meta.url);

/**
 * How the running kernel writes a display message, or nothing outside a kernel. It is found in the
 * module cache, because the kernel's tslab need not be the one that this package would resolve.
 */
export function kernelDisplay(): WriteDisplay | undefined {
  for (const [path, module] of Object.entries(cache)) {
    if (/[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(path)) {
      const write = (module?.exports as { lastWriteDisplayData?: WriteDisplay | null })
        .lastWriteDisplayData;
      if (write) return write;
    }
  }
  return undefined;
}
