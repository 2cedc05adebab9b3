import type { Language } from "../../src/charts/glossary.js";
import { arrow } from "../kit/arrow.js";
import { cells, vector } from "../kit/cells.js";
import { part } from "../kit/figure.js";
import { bottom, centre, right, top, type Box } from "../kit/geometry.js";
import { label } from "../kit/label.js";
import { computed, given } from "../kit/numbers.js";
import type { Role } from "../kit/palette.js";
import { element, type SvgElement } from "../kit/svg.js";
import { EXAMPLE } from "./example.js";
import { AT, column } from "./layout.js";
import { GATES, type Gate, type Values } from "./values.js";
import { GATE_WORDS } from "./words.js";

/** The colour of each gate. */
export const GATE_ROLES = {
  i: "input-gate",
  j: "candidate",
  f: "forget-gate",
  o: "output-gate",
} as const satisfies Record<Gate, Role>;

/** A layer with the name of what it makes: a σ for a gate, tanh for the candidate. */
function layer(gate: Gate, box: Box, language: Language): SvgElement[] {
  const { x, y } = centre(box);
  return [
    element("rect", { class: `box ${GATE_ROLES[gate]}`, ...box, rx: 14 }),
    label(GATE_WORDS[gate][language], { x, y: y - 13 }, { size: 16, className: "heading" }),
    label(gate === "j" ? "$tanh$" : "$σ$", { x, y: y + 13 }, { size: 20 }),
  ];
}

/** On its way to the forget gate alone, forgetBias is added. */
function forgetBias(): SvgElement[] {
  const box = AT.forgetBias;
  const { x, y } = right(box);
  return [
    label("$+$", { x: box.x - 10, y }, { size: 20, anchor: "end" }),
    ...cells(box, [[{ text: given(EXAMPLE.forgetBias), role: "weight" }]]),
    label("$forgetBias$", { x: x + 10, y }, { size: 18, anchor: "start" }),
  ];
}

/** What becomes of a column of the product: its number, the layer, and the gate's number. */
function gateColumn(gate: Gate, values: Values, language: Language): SvgElement[] {
  const { preActivation, layer: box, value } = column(gate);
  const role = GATE_ROLES[gate];
  const z = computed(values.preActivations[gate]);
  const into = top(gate === "f" ? AT.forgetBias : preActivation);
  return [
    part(
      `pre-activation-${gate}`,
      ...vector(`$z_${gate}$`, preActivation, [{ text: z, role: "operation" }]),
      ...arrow([into, bottom(box)], "operation"),
    ),
    part(`layer-${gate}`, ...layer(gate, box, language), ...arrow([top(box), bottom(value)], role)),
    part(
      `gate-${gate}`,
      ...vector(`$${gate}$`, value, [{ text: computed(values.gates[gate]), role }]),
    ),
  ];
}

/** The three gates and the candidate. */
export function gates(values: Values, language: Language): SvgElement[] {
  const plus = arrow([top(column("f").preActivation), bottom(AT.forgetBias)], "operation");
  return [
    part("forget-bias", ...plus, ...forgetBias()),
    ...GATES.flatMap((gate) => gateColumn(gate, values, language)),
  ];
}
