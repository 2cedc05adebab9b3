import { expect } from "chai";
import { EXAMPLE } from "../../illustration/deep-rnn/example.js";
import { deepRnn } from "../../illustration/deep-rnn/figure.js";
import { values } from "../../illustration/deep-rnn/values.js";
import { boxOf, contains, drawings, named, partOf, wordsOf } from "./drawing.js";
import { numbersIn, rounded } from "./numbers.js";

const steps = values();

describe("values() of the deep network", () => {
  it("are the loop bodies worked out by hand, each reading the one below", () => {
    const states = EXAMPLE.layers.map(() => 0);
    EXAMPLE.inputs.forEach((x, t) => {
      EXAMPLE.layers.forEach(({ Wx, Wh, b }, l) => {
        const below = l === 0 ? x : states[l - 1];
        states[l] = Math.tanh(below * Wx + states[l] * Wh + b);
        expect(steps[t].states[l]).to.be.closeTo(states[l], 1e-15);
      });
      expect(steps[t].output).to.be.closeTo(states[2] * EXAMPLE.Wy + EXAMPLE.by, 1e-15);
    });
  });
});

for (const { name, drawing } of drawings.filter(({ figure }) => figure === deepRnn)) {
  describe(`numbers of ${name}`, () => {
    const drawn = (part: string) => numbersIn(partOf(drawing, part));

    steps.forEach(({ input, states, output }, i) => {
      it(`at time step ${i + 1} are the engine's, rounded to three decimals`, () => {
        expect(drawn(`input-${i + 1}`)).to.deep.equal([String(input)]);
        states.forEach((state, l) =>
          expect(drawn(`layer-${l + 1}-${i + 1}`)).to.deep.equal(rounded([state])),
        );
        expect(drawn(`output-${i + 1}`)).to.deep.equal(rounded([output]));
      });
    });

    it("stand in the description too", () => {
      const [description] = named(drawing, "desc").map(({ children }) => children.join(""));
      for (const { states, output } of steps) {
        for (const number of rounded([...states, output])) expect(description).to.include(number);
      }
    });

    it("give each layer a card of its own, whose band holds the layer at all time steps and no other", () => {
      const bands = EXAMPLE.layers.map(({ Wx, Wh, b }, l) => {
        const part = partOf(drawing, `layer-${l + 1}-parameters`);
        const written = named(part, "text").map(wordsOf).join(" ").replaceAll("−", "-");
        const values = [...written.matchAll(/= (-?[\d.]+)/g)].map(([, value]) => Number(value));
        expect(values).to.deep.equal([Wx, Wh, b]);
        return boxOf(named(part, "rect")[1]);
      });
      steps.forEach((_, i) =>
        bands.forEach((_, l) => {
          const [state] = named(partOf(drawing, `layer-${l + 1}-${i + 1}`), "rect").map(boxOf);
          expect(bands.map((band) => contains(band, state))).to.deep.equal(
            bands.map((_, other) => other === l),
          );
        }),
      );
    });
  });
}
