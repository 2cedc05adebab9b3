import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** How to install all that drawing a chart needs, beside the engine. */
const installation = "npm install vega@5 vega-lite@5 @resvg/resvg-js";

/**
 * Loads a package that only the display of charts needs, so that the engine itself has none.
 * @throws Error that says what to install, when the package is not there.
 */
export function loadOptional(name: string): unknown {
  try {
    return require(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new Error(`To draw a chart the package "${name}" is needed: ${installation}`, {
      cause: error,
    });
  }
}

/** The path of a file inside a package, or nothing when the package is not installed. */
export function findOptional(file: string): string | undefined {
  try {
    return require.resolve(file);
  } catch {
    return undefined;
  }
}
