import { expect } from "chai";
import { EXAMPLE } from "../../illustration/bidirectional-rnn/example.js";
import { bidirectionalRnn } from "../../illustration/bidirectional-rnn/figure.js";
import { values } from "../../illustration/bidirectional-rnn/values.js";
import { drawings, named, partOf } from "./drawing.js";
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
      steps.forEach((_, i) => {
        for (const part of [`input-${i + 1}`, `output-${i + 1}`]) {
          const heads = named(partOf(drawing, part), "path").filter(({ attributes }) =>
            String(attributes.class).startsWith("head"),
          );
          expect(heads, part).to.have.length(part.startsWith("input") ? 2 : 3);
        }
      });
    });
  });
}
