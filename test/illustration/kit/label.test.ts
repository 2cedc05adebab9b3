import { expect } from "chai";
import { label, parseLabel } from "../../../illustration/kit/label.js";
import { placeRuns } from "../../../illustration/kit/placement.js";

const plain = (source: string) =>
  parseLabel(source).map(
    ({ text, face, script }) => `${script ? { sub: "_", super: "^" }[script] : ""}${text}:${face}`,
  );

describe("parseLabel(source)", () => {
  it("sets single letters italic, names, digits and signs upright", () => {
    expect(plain("$h = tanh(2x)$")).to.deep.equal([
      "h:letter",
      " = :upright",
      "tanh:upright",
      "(2:upright",
      "x:letter",
      "):upright",
    ]);
  });

  it("lowers what follows an underscore: one character or a braced group", () => {
    expect(plain("$h_{t-1} W_h$")).to.deep.equal([
      "h:letter",
      "_t:letter",
      "_−1:upright",
      " :upright",
      "W:letter",
      "_h:letter",
    ]);
  });

  it("raises what follows a caret, also before a subscript", () => {
    expect(plain("$h^{fw}_t W^1$")).to.deep.equal([
      "h:letter",
      "^fw:upright",
      "_t:letter",
      " :upright",
      "W:letter",
      "^1:upright",
    ]);
  });

  it("sets a Greek letter italic too, also where it stands before a bracket", () => {
    expect(plain("$σ(z)$")).to.deep.equal(["σ:letter", "(:upright", "z:letter", "):upright"]);
  });

  it("leaves words outside of dollar signs as they are", () => {
    expect(plain("时刻 $t$")).to.deep.equal(["时刻 :words", "t:letter"]);
  });

  it("refuses a formula that is not closed", () => {
    expect(() => parseLabel("state $h_t")).to.throw(SyntaxError, 'a $ is missing in "state $h_t"');
  });
});

describe("label(source, at, style)", () => {
  it("comes back up to the baseline after a subscript", () => {
    const { children } = label("$x_t + b$", { x: 0, y: 0 }, { size: 20 });
    const drops = children.map((span) =>
      typeof span === "string" ? 0 : (span.attributes.dy ?? 0),
    );
    expect(drops).to.deep.equal([0, 4, -4, 0]);
  });

  it("moves between a superscript, the subscript under it and the baseline", () => {
    const { children } = label("$h^1_t b$", { x: 0, y: 0 }, { size: 20 });
    const moves = children.map((span) =>
      typeof span === "string" ? 0 : Number(span.attributes.dy ?? 0),
    );
    expect(moves.map((dy) => Number(dy.toFixed(3)))).to.deep.equal([0, 4, -11.2, 7.2, 0]);
  });

  it("comes back up for words after a subscript, and they stay words", () => {
    const text = label("$x_t$ 和 $h_t$：状态", { x: 0, y: 0 }, { size: 20 });
    const runs = placeRuns(text).filter(({ face }) => face === "words");
    expect(runs.map(({ text, y }) => [text, y])).to.deep.equal([
      [" 和 ", 7],
      ["：状态", 7],
    ]);
  });

  it("colours each symbol with all that stands above and below it, and nothing else", () => {
    const { children } = label("$c^1_t = f z_o t$", { x: 0, y: 0 }, { size: 20 });
    const classes = children.map((span) =>
      typeof span === "string" ? span : `${String(span.children[0])}: ${span.attributes.class}`,
    );
    expect(classes).to.deep.equal([
      "c: letter symbol cell-state",
      "t: letter symbol cell-state",
      "1: upright symbol cell-state",
      " = : upright",
      "f: letter symbol forget-gate",
      " : upright",
      "z: letter symbol output-gate",
      "o: letter symbol output-gate",
      " : upright",
      "t: letter",
    ]);
  });
});
