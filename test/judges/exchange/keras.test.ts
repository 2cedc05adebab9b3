import { readFileSync } from "node:fs";
import { expect } from "../../../src/chai/index.js";
import {
  fromKeras,
  tensor,
  toKeras,
  type DType,
  type ModelParts,
  type NestedNumbers,
  type Tensor,
} from "../../../src/index.js";
import { networkOf, wholeModel } from "./keras-networks.js";

/** A model of Keras. */
interface Answer {
  readonly weights: Record<string, NestedNumbers>;
  readonly inputs: NestedNumbers;
  readonly results: NestedNumbers[];
}

const answers: Record<string, Answer> = JSON.parse(
  readFileSync(new URL("keras.json", import.meta.url), "utf8"),
);
const { "whole model": whole, ...layers } = answers;
const weightsOf = ({ weights }: Answer, dtype: DType): Map<string, Tensor> =>
  new Map(Object.entries(weights).map(([path, x]) => [path, tensor(x, dtype)]));

/** Asserts that the parts' weights are these, the two biases of a gate added up. */
function expectToGiveBack(given: ReadonlyMap<string, Tensor>, parts: ModelParts): void {
  const back = toKeras(parts);
  expect([...back.keys()]).to.deep.equal([...given.keys()]);
  for (const [path, x] of back) {
    const wanted = given.get(path)!;
    if (!path.endsWith("bias") || x.rank === 1) {
      expect(x, path).to.deep.equal(wanted);
      continue;
    }
    const sums = ({ data, shape: [, n] }: Tensor) =>
      Array.from({ length: n }, (_, i) => data[i] + data[n + i]);
    expect(sums(x), path).to.deep.equal(sums(wanted));
  }
}

for (const [dtype, tolerance] of [
  ["float64", 1e-10],
  ["float32", 1e-5],
] as const) {
  describe(`weights to and from Keras in ${dtype}`, () => {
    const within = tolerance.toExponential();
    for (const [name, answer] of Object.entries(layers)) {
      it(`make its outputs and last states within ${within}, and go back as they came: ${name}`, () => {
        const { parts, run } = networkOf(name, dtype);
        fromKeras(weightsOf(answer, dtype), parts);
        const made = run(tensor(answer.inputs, dtype));
        expect(made).to.have.length(answer.results.length);
        made.forEach((x, n) => expect(x).to.be.closeToTensor(answer.results[n], tolerance));
        expectToGiveBack(weightsOf(answer, dtype), parts);
      });
    }

    it(`make a whole model's outputs within ${within}, whose paths begin with its name`, () => {
      const { parts, run } = wholeModel(dtype);
      fromKeras(weightsOf(whole, dtype), parts);
      const outputs = run(whole.inputs as number[][]);
      expect(outputs).to.be.closeToTensor(whole.results[0], tolerance);
    });

    it("go back to a whole model under its paths, where it calls the layers inside as Keras does", () => {
      const { parts } = wholeModel(dtype, (layer) => `whole/${layer}`);
      const given = [...weightsOf(whole, dtype)].map(
        ([path, x]) => [path.replace("_reader", "_lstm"), x] as const,
      );
      fromKeras(new Map(given), parts);
      expectToGiveBack(new Map(given), parts);
    });
  });
}
