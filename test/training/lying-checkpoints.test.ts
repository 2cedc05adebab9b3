import { expect } from "chai";
import {
  AdamOptimizer,
  Checkpoint,
  fromSafetensors,
  Random,
  tensor,
  toSafetensors,
  Variable,
  type Tensor,
} from "../../src/index.js";

type Told = Record<string, any>;

const variable = () => new Variable(tensor([1, 2]), "w");

/** The bytes of a checkpoint of which something is changed. */
function changed(change: (told: Told, tensors: Map<string, Tensor>) => void): Uint8Array {
  const variables = [variable()];
  const optimizer = new AdamOptimizer(0.1);
  optimizer.applyGradients(variables, [tensor([1, 1])]);
  const checkpoint = new Checkpoint({ variables, optimizer, randoms: [new Random(1)], step: 1 });
  const { tensors, metadata } = fromSafetensors(checkpoint.toBytes());
  const told = JSON.parse(metadata.get("training")!) as Told;
  const kept = new Map(tensors);
  change(told, kept);
  return toSafetensors(kept, { format: metadata.get("format")!, training: JSON.stringify(told) });
}

describe("a checkpoint's file that lies", () => {
  const lies: Record<string, [(told: Told, tensors: Map<string, Tensor>) => void, string]> = {
    "fewer updates than none": [(told) => (told.optimizer.updates = -1), "an optimizer's state"],
    "no optimizer, but null": [(told) => (told.optimizer = null), "an optimizer's state"],
    "a negative learning rate": [(told) => (told.optimizer.learningRate = -1), "learningRate"],
    "a moment too few": [
      (told, tensors) => {
        told.optimizer.memory = [1];
        tensors.delete("optimizer/0/1");
      },
      'expected 2 lists (2 float32, 2 float32) for "w", got 1 lists (2 float32)',
    ],
    "a moment too many": [
      (told, tensors) => {
        told.optimizer.memory = [3];
        tensors.set("optimizer/0/2", tensor([0, 0]));
      },
      "got 3 lists",
    ],
    "moments of another dtype": [
      (_, tensors) => tensors.set("optimizer/0/0", tensor([0, 0], "float64")),
      "got 2 lists (2 float64, 2 float32)",
    ],
    "a stream that would give zeros for ever": [
      (told) => (told.randoms[0].words = [0, 0, 0, 0]),
      "the state of a stream of random numbers",
    ],
    "words that are no list": [(told) => (told.randoms[0].words = { length: 4 }), "four words"],
    "a normal number that is none": [(told) => (told.randoms[0].spareNormal = "evil"), '"evil"'],
    "streams that are no list": [(told) => (told.randoms = {}), "a list of streams"],
  };
  for (const [what, [lie, says]] of Object.entries(lies)) {
    it(`is refused before anything is changed: ${what}`, () => {
      const variables = [variable()];
      const optimizer = new AdamOptimizer(0.3);
      const randoms = [new Random(2)];
      const before = JSON.stringify([optimizer.save(variables), randoms[0].save()]);
      variables[0].data[0] = 5;
      expect(() => Checkpoint.fromBytes(changed(lie)).restore({ variables, optimizer, randoms }))
        .to.throw(RangeError)
        .with.property("message")
        .that.includes(says);
      expect(JSON.stringify([optimizer.save(variables), randoms[0].save()])).to.equal(before);
      expect(variables[0].data[0]).to.equal(5);
    });
  }

  it("costs no time for updates that nobody has made", () => {
    const variables = [variable()];
    const optimizer = new AdamOptimizer(0.1);
    const bytes = changed((told) => (told.optimizer.updates = Number.MAX_SAFE_INTEGER - 1));
    Checkpoint.fromBytes(bytes).restore({ variables, optimizer, randoms: [new Random(1)] });
    optimizer.applyGradients(variables, [tensor([1, 1])]);
    expect([...variables[0].data].every(Number.isFinite)).to.equal(true);
  });

  it("is refused when its state is built deeper than any is", () => {
    const deep = `${"[".repeat(300)}0${"]".repeat(300)}`;
    const bytes = changed((told) => (told.state = JSON.parse(deep)));
    expect(() => Checkpoint.fromBytes(bytes)).to.throw(RangeError, "more than 100 deep");
  });
});

describe("new Checkpoint(training) and restore(into)", () => {
  it("refuse parts that would be passed by in silence", () => {
    const variables = [variable()];
    expect(() => new Checkpoint({ variables, optimiser: 1 } as never)).to.throw(
      TypeError,
      'expected the options variables, optimizer, randoms, state, step, got "optimiser"',
    );
  });

  it("refuse what is no stream of random numbers before the variables are changed", () => {
    const checkpoint = new Checkpoint({ variables: [variable()], randoms: [new Random(1)] });
    const into = { variables: [variable()], randoms: [{}] };
    into.variables[0].data[0] = 5;
    expect(() => checkpoint.restore(into as never)).to.throw(
      RangeError,
      "randoms[0] to be a Random",
    );
    expect(into.variables[0].data[0]).to.equal(5);
  });
});
