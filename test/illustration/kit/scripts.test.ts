import { expect } from "chai";
import { textWidth } from "../../../illustration/kit/fonts.js";
import { label } from "../../../illustration/kit/label.js";
import { placeRuns } from "../../../illustration/kit/placement.js";

const SIZE = 20;

/** The runs of a formula by their text, each with its place, in a label that starts at 0. */
const placed = (source: string) =>
  new Map(
    placeRuns(label(source, { x: 0, y: 0 }, { size: SIZE, anchor: "start" })).map((run) => [
      run.text,
      run,
    ]),
  );

describe("setScripts(runs, size)", () => {
  it("sets a superscript where the ink of a leaning W ends, and the subscript below its foot", () => {
    const runs = placed("$W^{fw}_x = 1$");
    const W = runs.get("W")!;
    // The glyph's ink reaches 1.047 em to the right, its advance width is 0.944 em.
    expect(runs.get("fw")!.x).to.be.closeTo(1.0473 * SIZE, 0.01);
    expect(runs.get("x")!.x).to.be.closeTo(W.width, 1e-9);
  });

  it("goes on after the longer of two scripts, whichever it is", () => {
    const above = placed("$h^{fw}_t = 1$");
    expect(above.get(" = 1")!.x).to.be.closeTo(above.get("fw")!.x + above.get("fw")!.width, 1e-9);
    const below = placed("$h^l_{t-1} = 1$");
    expect(below.get(" = 1")!.x).to.be.closeTo(below.get("−1")!.x + below.get("−1")!.width, 1e-9);
    expect(below.get("l")!.x).to.be.closeTo(below.get("t")!.x, 1e-9);
  });

  it("centres a letter with two scripts by the longer of them", () => {
    const runs = placeRuns(label("$h^{fw}_0$", { x: 0, y: 0 }, { size: SIZE }));
    const width = textWidth("h", "letter", SIZE) + textWidth("fw", "upright", 0.72 * SIZE);
    expect(Math.min(...runs.map(({ x }) => x))).to.be.closeTo(-width / 2, 1e-9);
    expect(Math.max(...runs.map(({ x, width }) => x + width))).to.be.closeTo(width / 2, 1e-9);
  });
});
