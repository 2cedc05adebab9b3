import { CONCEPTS } from "./concepts.js";
import { colourNames, ROLES, type Scheme } from "../../illustration/kit/palette.js";

/**
 * The colours of the figures as properties of a page, in its theme; and the symbols of
 * formulas and of code in them. What is lit has the colour of the concept that is pointed at.
 */
export function pageColours(): string {
  return [
    `:root{${properties("light")}}`,
    `.dark{${properties("dark")}}`,
    ...ROLES.map((role) => `.vp-doc .symbol.${role}{color:var(--${role}-symbol)}`),
    ...CONCEPTS.map(
      ({ name, role }) =>
        `[data-lit="${name}"]{--lit-line:var(--${role}-line);--lit-fill:var(--${role}-fill)}`,
    ),
  ].join("");
}

const properties = (scheme: Scheme): string =>
  Object.entries(colourNames(scheme))
    .map(([name, hex]) => `--${name}:${hex};`)
    .join("");
