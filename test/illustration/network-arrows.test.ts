import { expect } from "chai";
import { bidirectionalRnn } from "../../illustration/bidirectional-rnn/figure.js";
import { deepRnn } from "../../illustration/deep-rnn/figure.js";
import { dropoutFigure } from "../../illustration/dropout/figure.js";
import { bottom, left, right, top, type Point } from "../../illustration/kit/geometry.js";
import type { SvgElement } from "../../illustration/kit/svg.js";
import { boxOf, drawings, elements, ofClass, pointsOf, tipOf } from "./drawing.js";

/** The figures of networks over time, whose arrows all lead from a box to a box. */
const NETWORKS = [bidirectionalRnn, deepRnn, dropoutFigure];

/** Without the legend, whose arrows stand alone. */
const network = (drawing: SvgElement): SvgElement => ({
  ...drawing,
  children: drawing.children.filter(
    (child) =>
      typeof child === "string" || !String(child.attributes["data-part"]).startsWith("legend"),
  ),
});

for (const { name, drawing } of drawings.filter(({ figure }) => NETWORKS.includes(figure))) {
  describe(`arrows of ${name}`, () => {
    const root = network(drawing);
    const boxes = ofClass(root, "box").map(boxOf);
    const heads = ofClass(root, "head").map(tipOf);
    const meets = ({ x, y }: Point) =>
      boxes.some((box) => {
        const beside = y === left(box).y && (x === box.x || x === right(box).x);
        const over = (y === top(box).y || y === bottom(box).y) && x > box.x && x < right(box).x;
        return beside || over;
      });

    it("end on the edge of a box, in its middle where they come from the side", () => {
      expect(heads.filter((tip) => !meets(tip))).to.deep.equal([]);
      expect(heads.length).to.be.greaterThan(12);
    });

    it("start on the edge of a box, but for the piece behind a hole", () => {
      const strokes = [...elements(root)].filter(({ attributes }) =>
        /^(line|head)\b/.test(String(attributes.class)),
      );
      const isHead = (at: number) => strokes[at]?.attributes.class.toString().startsWith("head");
      const astray = strokes.filter((line, i) => {
        if (isHead(i)) return false;
        const points = pointsOf(line);
        // A piece without a head is drawn from the hole down to its box; the next one leads on.
        if (!isHead(i + 1)) return !meets(points[points.length - 1]);
        const behindHole = i > 0 && !isHead(i - 1);
        return !behindHole && !meets(points[0]);
      });
      expect(astray).to.deep.equal([]);
    });
  });
}
