import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** How to install all that drawing a chart needs, beside the engine. */
const installation = "npm install vega@5 vega-lite@5 @resvg/resvg-js";

/** A package that the engine does without, and a picture does not, is not there. */
export class MissingPackageError extends Error {
  override readonly name = "MissingPackageError";
}

/**
 * Loads a package that only the display of charts needs, so that the engine itself has none.
 * @throws MissingPackageError that says what to install, when it is not there or, like vega 6, cannot be required.
 */
export function loadOptional(name: string): unknown {
  try {
    return require(name);
  } catch (cause) {
    const message = `To draw a chart the package "${name}" is needed: ${installation}`;
    throw new MissingPackageError(message, { cause });
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
