import { expect } from "chai";
import fc from "fast-check";
import { apply, derivative, difference, distance, withBlocks } from "./block.js";
import { differences, exactly, type Values } from "./differences.js";
import { backward, FORGET_BIAS, forward, gatesOf, inputsOf, step } from "./lstm-step.js";
import { cellSizes } from "./sizes.js";

const { fround } = Math;

for (const peepholes of [false, true]) {
  const [forwardName, backwardName] = peepholes
    ? ["peepholeForward", "peepholeBackward"]
    : ["lstmForward", "lstmBackward"];
  const outputs = ["gates", "c", "tanhC", "h"] as const;

  describe(`${forwardName}(rows, H, gates, bias, forgetBias, …)`, () => {
    it(`${forwardName} follows TensorFlow's formulas, and writes nothing around its blocks`, () => {
      fc.assert(
        fc.property(cellSizes, (example) =>
          withBlocks((block) => {
            const inputs = inputsOf(example, peepholes);
            const got = forward(block, example, inputs, peepholes);
            const wanted = step(example.H, exactly(inputs));
            for (const name of outputs) {
              expect(distance(got[name].values, wanted[name]), name).to.be.lessThan(3e-6);
              expect(got[name].overrun, name).to.equal(0);
            }
          }),
        ),
      );
    });

    it(`${forwardName} gives the bits that one operation after the other gives`, () => {
      fc.assert(
        fc.property(cellSizes, (example) =>
          withBlocks((block) => {
            const { H } = example;
            const { z, bias, cPrevious, wI, wF, wO } = inputsOf(example, peepholes);
            const got = forward(block, example, { z, bias, cPrevious, wI, wF, wO }, peepholes);
            const biased = z.map((z, at) => z + bias[at % (4 * H)]);
            const peep = (value: number, weight: number) =>
              peepholes ? fround(value * weight) : 0;
            const gates = apply("tanh", biased);
            const each = (value: (at: ReturnType<typeof gatesOf>, index: number) => number) =>
              Float32Array.from(cPrevious, (_, index) => value(gatesOf(H, index), index));
            const i = apply(
              "sigmoid",
              each((at, x) => biased[at.i] + peep(cPrevious[x], wI[at.n])),
            );
            const open = each((at) => biased[at.f] + fround(FORGET_BIAS));
            const f = apply(
              "sigmoid",
              each((at, x) => open[x] + peep(cPrevious[x], wF[at.n])),
            );
            const j = each((at) => gates[at.j]);
            const c = each((_, x) => fround(cPrevious[x] * f[x]) + fround(i[x] * j[x]));
            const o = apply(
              "sigmoid",
              each((at, x) => biased[at.o] + peep(c[x], wO[at.n])),
            );
            const tanhC = apply("tanh", c);
            each((at, x) => {
              [gates[at.i], gates[at.f], gates[at.o]] = [i[x], f[x], o[x]];
              return 0;
            });
            const wanted = { gates, c, tanhC, h: tanhC.map((t, x) => t * o[x]) };
            for (const name of outputs) {
              expect(difference(got[name].values, wanted[name]), name).to.equal(undefined);
            }
          }),
        ),
      );
    });
  });

  describe(`${backwardName}(rows, H, gates, …, dh, dc)`, () => {
    const small = cellSizes.map(({ rows, H, seed }) => ({
      rows: 1 + (rows % 3),
      H: H > 8 ? 16 : 8,
      seed,
    }));
    const names = ["wI", "wF", "wO"] as const;

    it(`${backwardName} gives the gradients that differences of the formulas give`, () => {
      fc.assert(
        fc.property(small, (example) =>
          withBlocks((block) => {
            const inputs = inputsOf(example, peepholes);
            const b = forward(block, example, inputs, peepholes);
            const { before, dh, dc, dw } = backward(block, example, b, peepholes);
            const weights = exactly({ h: before.dh, c: before.dc });
            const formulas = (inputs: Values) => step(example.H, inputs);
            const wanted = differences(formulas, exactly(inputs), weights);
            expect(distance(b.gates.values, wanted.z)).to.be.lessThan(5e-6);
            expect(distance(dc.values, wanted.cPrevious)).to.be.lessThan(5e-6);
            for (const name of names) {
              const sums = wanted[name].map((sum, n) => before[name][n] + (peepholes ? sum : 0));
              expect(distance(dw[name].values, sums), name).to.be.lessThan(1e-5);
            }
            for (const block of [b.gates, dc, ...names.map((name) => dw[name])]) {
              expect(block.overrun).to.equal(0);
            }
            expect(difference(dh.values, before.dh)).to.equal(undefined);
          }),
        ),
        { numRuns: 20 },
      );
    });

    it(`${backwardName} gives the bits that one operation after the other gives`, () => {
      fc.assert(
        fc.property(cellSizes, (example) =>
          withBlocks((block) => {
            const { H } = example;
            const inputs = inputsOf(example, peepholes);
            const b = forward(block, example, inputs, peepholes);
            const [gates, t] = [b.gates.values, b.tanhC.values];
            const [i, j, f, o] = (["i", "j", "f", "o"] as const).map((letter) =>
              t.map((_, x) => gates[gatesOf(H, x)[letter]]),
            );
            const { before, dc } = backward(block, example, b, peepholes);
            const { dh } = before;
            const peep = (g: Float32Array, w: Float32Array, x: number) =>
              peepholes ? fround(g[x] * w[x % H]) : 0;
            const dO = derivative(
              "dsigmoid",
              o,
              t.map((t, x) => dh[x] * t),
            );
            const squashed = derivative(
              "dtanh",
              t,
              o.map((o, x) => dh[x] * o),
            );
            const own = squashed.map((d, x) => before.dc[x] + d);
            const dC = own.map((d, x) => d + peep(dO, inputs.wO, x));
            const dI = derivative(
              "dsigmoid",
              i,
              j.map((j, x) => dC[x] * j),
            );
            const dJ = derivative(
              "dtanh",
              j,
              i.map((i, x) => dC[x] * i),
            );
            const dF = derivative(
              "dsigmoid",
              f,
              inputs.cPrevious.map((c, x) => dC[x] * c),
            );
            const kept = dC.map((d, x) => fround(d * f[x]) + peep(dI, inputs.wI, x));
            const wanted = kept.map((d, x) => d + peep(dF, inputs.wF, x));
            expect(difference(dc.values, wanted)).to.equal(undefined);
            dI.forEach((_, x) => {
              const at = gatesOf(H, x);
              [gates[at.i], gates[at.j], gates[at.f], gates[at.o]] = [dI[x], dJ[x], dF[x], dO[x]];
            });
            expect(difference(b.gates.values, gates)).to.equal(undefined);
          }),
        ),
      );
    });
  });
}
