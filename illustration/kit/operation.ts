import { centre, type Box } from "./geometry.js";
import { label } from "./label.js";
import { element, type SvgElement } from "./svg.js";

/** A box that computes what its label says. */
export function operation(box: Box, source: string): SvgElement[] {
  return [
    element("rect", { class: "box operation", ...box, rx: box.height / 2 }),
    label(source, centre(box), { size: 18 }),
  ];
}

/** An element-wise product: the sign ⊙, large. */
export function elementwiseProduct(box: Box): SvgElement[] {
  const { x, y } = centre(box);
  return [
    element("rect", { class: "box operation", ...box, rx: box.height / 2 }),
    element("circle", { class: "dot", cx: x, cy: y, r: 3 }),
  ];
}
