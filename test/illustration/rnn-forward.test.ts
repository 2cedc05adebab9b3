import { expect } from "chai";
import { EXAMPLE } from "../../illustration/rnn-forward/example.js";
import { rnnForward } from "../../illustration/rnn-forward/figure.js";
import { values } from "../../illustration/rnn-forward/values.js";
import { drawings, named, partOf } from "./drawing.js";
import { numbersIn, read, rounded } from "./numbers.js";

const steps = values();

describe("values() of the forward pass", () => {
  const close = (got: readonly number[], expected: readonly number[]) =>
    got.forEach((value, i) => expect(value).to.be.closeTo(expected[i], 5e-9));

  it("gives the document's states and outputs to eight digits", () => {
    close(steps[0].state, [0.53704957, 0.46211716]);
    close(steps[1].state, [0.85973818, 0.88366641]);
    close(
      steps.map(({ output }) => output),
      [1.56128388, 2.72707101],
    );
  });

  it("starts each step from the state of the step before", () => {
    expect(steps.map(({ before }) => before)).to.deep.equal([[0, 0], steps[0].state]);
  });

  it("gives the pre-activations that tanh makes the states of", () => {
    for (const { preActivations, state } of steps) close(preActivations.map(Math.tanh), state);
  });
});

for (const { name, drawing } of drawings.filter(({ figure }) => figure === rnnForward)) {
  describe(`numbers of ${name}`, () => {
    const drawn = (part: string) => numbersIn(partOf(drawing, part));

    steps.forEach(({ input, preActivations, state, output }, i) => {
      const t = i + 1;
      it(`at time step ${t} are the engine's, rounded to three decimals`, () => {
        expect(drawn(`input-${t}`)).to.deep.equal([String(input)]);
        expect(drawn(`pre-activation-${t}`)).to.deep.equal(rounded(preActivations));
        expect(drawn(`state-${t}`)).to.deep.equal(rounded(state));
        expect(drawn(`output-${t}`)).to.deep.equal(rounded([output]));
      });
    });

    it("are the example's where it sets them, with all their digits", () => {
      const { initialState, Wh, Wx, b, Wy, by } = EXAMPLE;
      const set = { "state-0": [initialState], Wh, Wx, b: [b], Wy, by: [by] };
      for (const [part, expected] of Object.entries(set)) {
        expect(read(drawn(part)), part).to.deep.equal(expected.flat());
      }
    });

    it("stand in the description too", () => {
      const [description] = named(drawing, "desc").map(({ children }) => children.join(""));
      for (const { preActivations, state, output } of steps) {
        for (const number of rounded([...preActivations, ...state, output])) {
          expect(description).to.include(number);
        }
      }
    });
  });
}
