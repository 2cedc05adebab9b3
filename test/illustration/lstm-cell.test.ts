import { readFileSync } from "node:fs";
import { expect } from "chai";
import { placeRuns } from "../../illustration/kit/placement.js";
import { EXAMPLE } from "../../illustration/lstm-cell/example.js";
import { lstmCell } from "../../illustration/lstm-cell/figure.js";
import { GATES, values } from "../../illustration/lstm-cell/values.js";
import { BasicLSTMCell, dynamicRnn, LSTMCell, tensor } from "../../src/index.js";
import { boxOf, drawings, named, partOf } from "./drawing.js";
import { numbersIn, read, rounded } from "./numbers.js";

const step = values();
const { preActivations, gates, kept, written, c, squashed, h } = step;

describe("values() of the LSTM cell", () => {
  const sigma = (z: number): number => 1 / (1 + Math.exp(-z));

  it("are to eight digits what the formulas give when they are worked out on paper", () => {
    const expected = {
      preActivations: { i: 0.2, j: 1, f: 1.2, o: -0.5 },
      gates: { i: 0.549834, j: 0.76159416, f: 0.90024951, o: 0.37754067 },
      kept: 0.72019961,
      written: 0.41875036,
      c: 1.13894997,
      squashed: 0.81406021,
      h: 0.30734084,
    };
    const toEight = (_: string, value: unknown) =>
      typeof value === "number" ? Number(value.toFixed(8)) : value;
    expect(JSON.parse(JSON.stringify(step, toEight))).to.deep.equal(expected);
  });

  it("follow from each other as the figure's arrows say", () => {
    const { i, j, f, o } = preActivations;
    expect(gates.i).to.be.closeTo(sigma(i), 1e-15);
    expect(gates.j).to.be.closeTo(Math.tanh(j), 1e-15);
    expect(gates.f).to.be.closeTo(sigma(f + EXAMPLE.forgetBias), 1e-15);
    expect(gates.o).to.be.closeTo(sigma(o), 1e-15);
    expect(kept).to.equal(EXAMPLE.c * gates.f);
    expect(written).to.equal(gates.i * gates.j);
    expect(c).to.equal(kept + written);
    expect(h).to.equal(squashed * gates.o);
  });

  const { x, W, b, forgetBias } = EXAMPLE;
  const weights = { kernel: tensor(W, "float64"), bias: tensor(b, "float64"), forgetBias };
  const initialState = {
    c: tensor([[EXAMPLE.c]], "float64"),
    h: tensor([[EXAMPLE.h]], "float64"),
  };
  const cells = [new BasicLSTMCell(1, weights), new LSTMCell(1, weights)];

  for (const cell of cells) {
    it(`are those of ${cell.constructor.name} through dynamicRnn, its peepholes zero`, () => {
      const { state } = dynamicRnn(cell, tensor([[[x]]], "float64"), { initialState });
      expect([state.c.data[0], state.h.data[0]]).to.deep.equal([c, h]);
    });
  }
});

/** The code of a cell's step, without what is said about it. */
const codeOf = (file: string): string => {
  const source = readFileSync(new URL(`../../src/cells/${file}`, import.meta.url), "utf8");
  return source.replace(/\/\*\*[^]*?\*\//g, "");
};
const basic = codeOf("basic-lstm-cell.ts");

for (const { name, drawing } of drawings.filter(({ figure }) => figure === lstmCell)) {
  describe(`numbers of ${name}`, () => {
    const drawn = (part: string) => numbersIn(partOf(drawing, part));

    it("are the engine's, rounded to three decimals", () => {
      for (const gate of GATES) {
        expect(drawn(`pre-activation-${gate}`)).to.deep.equal(rounded([preActivations[gate]]));
        expect(drawn(`gate-${gate}`)).to.deep.equal(rounded([gates[gate]]));
      }
      const single = { kept, written, c, squash: squashed, h };
      for (const [part, value] of Object.entries(single)) {
        expect(drawn(part), part).to.deep.equal(rounded([value]));
      }
    });

    it("are the example's where it sets them, with all their digits", () => {
      const set = {
        x: EXAMPLE.x,
        "c-before": EXAMPLE.c,
        "h-before": EXAMPLE.h,
        W: EXAMPLE.W,
        b: EXAMPLE.b,
        "forget-bias": EXAMPLE.forgetBias,
      };
      for (const [part, expected] of Object.entries(set)) {
        expect(read(drawn(part)), part).to.deep.equal([expected].flat(2));
      }
    });

    it("stand in the description too", () => {
      const [description] = named(drawing, "desc").map(({ children }) => children.join(""));
      for (const number of rounded([...Object.values(gates), kept, written, c, h])) {
        expect(description).to.include(number);
      }
    });
  });

  describe(`letters of ${name}`, () => {
    /** The names that its letters have in the code: c at t is c, at t − 1 it is cPrevious, z_i is zi. */
    const names = named(drawing, "text").flatMap((text) =>
      placeRuns(text)
        .map(({ text: run, face, size }) => {
          if (face === "words") return " ";
          return size < Number(text.attributes["font-size"]) ? `_${run}` : run;
        })
        .join("")
        .replaceAll("_t_−1", "Previous")
        .replaceAll(/_t?/g, "")
        .split(/[^A-Za-zσ]+/)
        .filter((name) => !["", "σ", "tanh"].includes(name)),
    );
    const ofPeepholes = ["wi", "wf", "wo"];
    const undeclared = (letters: readonly string[], code: string) =>
      letters.filter(
        (name) => !new RegExp(`(\\bconst|\\blet|\\bthis\\.|[\\[{,(:])\\s*${name}\\b`).test(code),
      );

    it("are the names in the code of BasicLSTMCell", () => {
      const letters = ["x", "hPrevious", "cPrevious", "W", "b", "c", "h", "forgetBias"];
      const all = [...letters, ...GATES, ...GATES.map((gate) => `z${gate}`), ...ofPeepholes];
      expect(names).to.include.members(all);
      const ofBasic = names.filter((name) => !ofPeepholes.includes(name));
      expect(undeclared(ofBasic, basic)).to.deep.equal([]);
    });

    it("are for the peepholes the names in the code of LSTMCell", () => {
      expect(undeclared(ofPeepholes, codeOf("lstm-cell.ts"))).to.deep.equal([]);
    });

    it("stand over the columns in the order in which the code splits the product", () => {
      const [, split] = /const \[([^\]]*)\] = split\(z, 4, 1\)/.exec(basic)!;
      const columns = GATES.map((gate) => {
        const [box] = named(partOf(drawing, `pre-activation-${gate}`), "rect").map(boxOf);
        return { gate, x: box.x };
      });
      const fromTheLeft = columns.sort((a, b) => a.x - b.x).map(({ gate }) => `z${gate}`);
      expect(fromTheLeft).to.deep.equal(split.split(", "));
    });
  });
}
