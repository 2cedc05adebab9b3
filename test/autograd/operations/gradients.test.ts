import { expect } from "chai";
import fc from "fast-check";
import {
  gradcheck,
  operations,
  sum,
  Tensor,
  valueAndGradients,
  type Operation,
} from "../../../src/index.js";
import { cases } from "./cases.js";

const named = Object.entries(operations) as [keyof typeof operations, Operation<unknown[]>][];

/** The tensors of a call's arguments, and the call as a function of them alone. */
function asFunction(operation: Operation<unknown[]>, args: readonly unknown[]) {
  const count = operation.rule.backward.length;
  const inputs = args.slice(0, count).flat() as Tensor[];
  const call = (...tensors: Tensor[]): Tensor => {
    const rest = [...tensors];
    const take = (arg: unknown) =>
      Array.isArray(arg) ? arg.map(() => rest.shift()) : rest.shift();
    return operation(...args.slice(0, count).map(take), ...args.slice(count));
  };
  return { inputs, call };
}

describe("operations", () => {
  it("has one case in this test for each of its operations, and no other", () => {
    expect(Object.keys(cases).sort()).to.deep.equal(Object.keys(operations).sort());
  });

  it("knows each operation by its own name", () => {
    for (const [name, operation] of named) expect(operation.name).to.equal(name);
  });

  for (const [name, operation] of named) {
    const args = cases[name] as fc.Arbitrary<unknown[]>;

    it(`${name}(…) has the gradients that gradcheck finds by central differences`, () => {
      fc.assert(
        fc.property(args, (args) => {
          const { inputs, call } = asFunction(operation, args);
          gradcheck(call, inputs, { name });
        }),
      );
    });

    it(`${name}(…) gives outputs and gradients of its inputs' dtype, and leaves the inputs alone`, () => {
      fc.assert(
        fc.property(args, fc.constantFrom(Float32Array, Float64Array), (args, Storage) => {
          const { inputs, call } = asFunction(operation, args);
          const typed = inputs.map(({ data, shape }) => new Tensor(Storage.from(data), shape));
          const { gradients } = valueAndGradients(() => {
            const output = call(...typed);
            expect(output.data).to.be.instanceOf(Storage);
            return sum(output);
          }, typed);
          for (const [i, gradient] of gradients.entries()) {
            expect(gradient.data).to.be.instanceOf(Storage);
            expect(gradient.shape).to.deep.equal(inputs[i].shape);
          }
          expect(typed.map(({ data }) => [...data])).to.deep.equal(
            inputs.map(({ data }) => [...Storage.from(data)]),
          );
        }),
      );
    });
  }
});
