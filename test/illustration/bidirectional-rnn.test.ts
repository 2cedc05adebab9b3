import { expect } from "chai";
import { EXAMPLE } from "../../illustration/bidirectional-rnn/example.js";
import { bidirectionalRnn } from "../../illustration/bidirectional-rnn/figure.js";
import { values } from "../../illustration/bidirectional-rnn/values.js";
import { centre } from "../../illustration/kit/geometry.js";
import { boxOf, contains, drawings, named, ofClass, partOf, tipOf, wordsOf } from "./drawing.js";
import { numbersIn, rounded } from "./numbers.js";

const steps = values();

describe("values() of the bidirectional network", () => {
  it("are the two loops worked out by hand, one in each direction", () => {
    const along = (
      inputs: readonly number[],
      { Wx, Wh, b }: typeof EXAMPLE.fw | typeof EXAMPLE.bw,
    ) => {
      let h = 0;
      return inputs.map((x) => (h = Math.tanh(x * Wx + h * Wh + b)));
    };
    const fw = along(EXAMPLE.inputs, EXAMPLE.fw);
    const bw = along([...EXAMPLE.inputs].reverse(), EXAMPLE.bw).reverse();
    steps.forEach((step, t) => {
      expect(step.fw).to.be.closeTo(fw[t], 1e-15);
      expect(step.bw).to.be.closeTo(bw[t], 1e-15);
      const [[w1], [w2]] = EXAMPLE.Wy;
      expect(step.output).to.be.closeTo(fw[t] * w1 + bw[t] * w2 + EXAMPLE.by[0], 1e-15);
    });
  });
});

for (const { name, drawing } of drawings.filter(({ figure }) => figure === bidirectionalRnn)) {
  describe(`numbers and arrows of ${name}`, () => {
    const drawn = (part: string) => numbersIn(partOf(drawing, part));

    steps.forEach(({ fw, bw, output }, i) => {
      it(`at time step ${i + 1} are the engine's, rounded to three decimals`, () => {
        expect(drawn(`fw-${i + 1}`)).to.deep.equal(rounded([fw]));
        expect(drawn(`bw-${i + 1}`)).to.deep.equal(rounded([bw]));
        expect(drawn(`output-${i + 1}`)).to.deep.equal(rounded([output]));
      });
    });

    it("stand in the description too", () => {
      const [description] = named(drawing, "desc").map(({ children }) => children.join(""));
      for (const { fw, bw, output } of steps) {
        for (const number of rounded([fw, bw, output])) expect(description).to.include(number);
      }
    });

    it("lead the states of the forward direction to the right, those of the backward one to the left", () => {
      const tips = (direction: string) =>
        steps.map((_, i) => {
          const [line] = named(partOf(drawing, `${direction}-${i + 1}`), "path");
          const [from, , to] = String(line.attributes.d)
            .match(/-?[\d.]+/g)!
            .map(Number);
          return Math.sign(to - from);
        });
      expect(tips("fw")).to.deep.equal([1, 1, 1, 1]);
      expect(tips("bw")).to.deep.equal([-1, -1, -1, -1]);
    });

    it("hand each input to both directions, and both states to each output", () => {
      const boxes = (part: string) => ofClass(partOf(drawing, part), "box").map(boxOf);
      const heads = (part: string) => ofClass(partOf(drawing, part), "head").map(tipOf);
      steps.forEach((_, i) => {
        const t = i + 1;
        const directions = ["fw", "bw"].map((direction) => boxes(`${direction}-${t}`)[0]);
        expect(heads(`input-${t}`)).to.deep.equal(
          directions.map((box) => ({ x: centre(box).x, y: box.y + box.height })),
        );
        const [layer, output] = boxes(`output-${t}`);
        expect(heads(`output-${t}`)).to.deep.equal([
          ...directions.map((box) => ({ x: centre(box).x, y: layer.y + layer.height })),
          { x: centre(output).x, y: output.y + output.height },
        ]);
      });
    });

    it("show each direction's own parameters, on a card whose band holds all states made with them", () => {
      for (const direction of ["fw", "bw"] as const) {
        const part = partOf(drawing, `${direction}-parameters`);
        const { Wx, Wh, b } = EXAMPLE[direction];
        const written = named(part, "text").map(wordsOf).join(" ").replaceAll("−", "-");
        const values = [...written.matchAll(/= (-?[\d.]+)/g)].map(([, value]) => Number(value));
        expect(values).to.deep.equal([Wx, Wh, b]);
        const [, band] = named(part, "rect").map(boxOf);
        steps.forEach((_, i) => {
          const [state] = named(partOf(drawing, `${direction}-${i + 1}`), "rect").map(boxOf);
          expect(contains(band, state)).to.equal(true);
        });
      }
    });
  });
}
