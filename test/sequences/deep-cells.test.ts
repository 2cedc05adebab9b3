import fc from "fast-check";
import { expect } from "../../src/chai/index.js";
import {
  add,
  DropoutWrapper,
  dynamicRnn,
  gradcheck,
  mapStates,
  mul,
  type Random,
  randomNormal,
  sum,
  Tensor,
  trace,
  trainingMode,
  unstack,
  valueAndGradients,
  type DType,
} from "../../src/index.js";
import { deepCells, type DeepCellName } from "../support/deep-cells.js";
import { partsOf, type AnyCell } from "../support/example-sequences.js";

const size = fc.integer({ min: 1, max: 9 });
const cases = fc
  .record({ batch: size, time: size, features: size, units: size, seed: fc.nat(1000) })
  .chain((sizes) =>
    fc.record({
      sizes: fc.constant(sizes),
      timeMajor: fc.boolean(),
      sequenceLength: fc.option(
        fc.array(fc.nat(sizes.time), { minLength: sizes.batch, maxLength: sizes.batch }),
        { nil: undefined },
      ),
    }),
  );
type Case = typeof cases extends fc.Arbitrary<infer C> ? C : never;

function example(
  name: DeepCellName,
  { sizes: { batch, time, features, units, seed }, timeMajor, sequenceLength }: Case,
  dtype: DType = "float32",
) {
  const places = timeMajor ? [time, batch] : [batch, time];
  const inputs = randomNormal([...places, features], { seed, dtype });
  // Padding may hold anything.
  sequenceLength?.forEach((length, i) => {
    for (let t = length; t < time; t++) {
      const row = timeMajor ? t * batch + i : i * time + t;
      inputs.data.fill(NaN, row * features, (row + 1) * features);
    }
  });
  const make = (): AnyCell => deepCells[name]({ features, units, dtype });
  const initialState = mapStates(
    (_, { shape }) => randomNormal(shape, { seed: seed + 1, dtype }),
    make().zeroState(batch),
  );
  return { make, inputs, options: { timeMajor, sequenceLength, initialState } };
}

/** The outputs and the parts of the last state, with masks drawn. */
function results(cell: AnyCell, inputs: Tensor, options: object): Tensor[] {
  const { outputs, state } = trainingMode(() => dynamicRnn(cell, inputs, options));
  return [outputs, ...partsOf(state)];
}

/** The streams that masks are drawn from. */
function streamsOf(cell: AnyCell): Random[] {
  const own = cell instanceof DropoutWrapper ? [cell.random] : [];
  return [...own, ...(cell.cells ?? []).flatMap(streamsOf)];
}

const lossOf = (parts: readonly Tensor[]) =>
  parts.map((part) => sum(mul(part, part))).reduce((total, part) => add(total, part));

for (const name of Object.keys(deepCells) as DeepCellName[]) {
  describe(`dynamicRnn(cell, inputs) with ${name}`, () => {
    it("gives the bits of the loop over time, padding unread, masks included", () => {
      fc.assert(
        fc.property(cases, (given) => {
          const { make, inputs, options } = example(name, given);
          // Twice, so that the streams of masks must have gone equally far.
          const twice = (cell: AnyCell, fused: boolean) =>
            [1, 2].flatMap(() => results(cell, inputs, { ...options, fused }));
          const [fused, loop] = [true, false].map((fused) => twice(make(), fused));
          expect(fused.map(({ data }) => data)).to.deep.equal(loop.map(({ data }) => data));
          expect(fused.every(({ data }) => data.every(Number.isFinite))).to.equal(true);
        }),
        { numRuns: 60 },
      );
    });

    it("has the gradients of the loop, to rounding, and of what is given", () => {
      fc.assert(
        fc.property(cases, (given) => {
          const { make, inputs, options } = example(name, given);
          const gradients = (fused: boolean) => {
            const cell = make();
            const loss = () => lossOf(results(cell, inputs, { ...options, fused }));
            const sources = [inputs, ...partsOf(options.initialState), ...cell.variables];
            return valueAndGradients(loss, sources).gradients;
          };
          const loop = gradients(false);
          gradients(true).forEach((gradient, i) => {
            const largest = Math.max(1, ...[...loop[i].data].map(Math.abs));
            expect(gradient).to.be.closeToTensor(loop[i], 1e-5 * largest);
            expect(gradient.data.every(Number.isFinite)).to.equal(true);
          });
        }),
        { numRuns: 40 },
      );
    });

    it("has the gradients of central differences in float64", () => {
      const given = {
        sizes: { batch: 2, time: 3, features: 2, units: 2, seed: 3 },
        timeMajor: false,
        sequenceLength: [3, 2],
      };
      const { make, inputs, options } = example(name, given, "float64");
      inputs.data.forEach((x: number, i: number) => (inputs.data[i] = Number.isNaN(x) ? 0 : x));
      const cell = make();
      const randoms = streamsOf(cell).map((random) => [random, random.save()] as const);
      const run = (x: Tensor) => {
        for (const [random, start] of randoms) random.restore(start);
        return lossOf(results(cell, x, options));
      };
      gradcheck(run, [inputs, ...cell.variables], { name });
    });

    it("shows the values of all its layers to a trace, which changes nothing", () => {
      const given = {
        sizes: { batch: 2, time: 4, features: 3, units: 3, seed: 5 },
        timeMajor: false,
        sequenceLength: [4, 2],
      };
      const { make, inputs, options } = example(name, given);
      const run = () => trainingMode(() => dynamicRnn(make(), inputs, options));
      const { values, result } = trace(run);
      expect(result).to.deep.equal(run());
      const layers = Object.keys(values).filter((key) => /^cell_\d\/h$/.test(key));
      const cell = make();
      const deep = cell instanceof DropoutWrapper ? cell.cell : cell;
      expect(layers).to.have.length(deep.cells!.length);
      for (const key of layers) expect(unstack(values[key])).to.have.length(4);
    });
  });
}
