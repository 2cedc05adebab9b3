import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import {
  AdamOptimizer,
  batchesFrom,
  Checkpoint,
  fromSafetensors,
  MomentumOptimizer,
  ones,
  Random,
  tensor,
  toSafetensors,
  Variable,
  zeros,
} from "../../src/index.js";
import { trainTo } from "./resumed-training.js";

const PROGRAM = fileURLToPath(new URL("resume.ts", import.meta.url));

describe("checkpoint.toBytes() and Checkpoint.fromBytes(bytes)", function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "unrolled-checkpoint-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("let a training go on in another process, to the byte as if it had never stopped", async () => {
    const [whole, parts] = ["whole", "parts"].map((name) => join(folder, name));
    await trainTo(30, whole);
    for (const steps of [4, 19, 30]) {
      const { status, stderr } = spawnSync(
        process.execPath,
        ["--import", "tsx", PROGRAM, String(steps), parts],
        { encoding: "utf8" },
      );
      expect(status, stderr).to.equal(0);
    }
    expect(Buffer.compare(readFileSync(parts), readFileSync(whole))).to.equal(0);
    await trainTo(31, whole);
    expect(Buffer.compare(readFileSync(parts), readFileSync(whole))).to.not.equal(0);
  });

  const w = () => new Variable(tensor([1, 2]), "w");
  const file = () =>
    new Checkpoint({
      variables: [w()],
      optimizer: new MomentumOptimizer(0.1, 0.9),
      randoms: [new Random(1)],
      state: [zeros([1, 2]), { c: ones([1, 1]), h: ones([1, 3], "float64") }],
      step: 7,
    }).toBytes();

  it("keep every part, and are a file of the format safetensors that others read", () => {
    const checkpoint = Checkpoint.fromBytes(file());
    expect(checkpoint.step).to.equal(7);
    expect(checkpoint.state).to.deep.equal([
      zeros([1, 2]),
      { c: ones([1, 1]), h: ones([1, 3], "float64") },
    ]);
    const variable = new Variable(zeros([2]), "w");
    const random = new Random(5);
    const optimizer = new MomentumOptimizer(0.3, 0.9);
    checkpoint.restore({ variables: [variable], optimizer, randoms: [random] });
    expect([...variable.data]).to.deep.equal([1, 2]);
    expect(random.save()).to.deep.equal(new Random(1).save());
    expect(optimizer.learningRate).to.equal(0.1);
    expect(Buffer.compare(checkpoint.toBytes(), file())).to.equal(0);
    expect([...fromSafetensors(file()).tensors.keys()]).to.include("variables/0/w");
  });

  it("want to be told what to put back into, and a schedule where there was one", () => {
    const variables = [w()];
    const optimizer = new AdamOptimizer(() => 0.1);
    const checkpoint = Checkpoint.fromBytes(new Checkpoint({ variables, optimizer }).toBytes());
    expect(() => checkpoint.restore()).to.throw(TypeError, "got nothing");
    expect(() => checkpoint.restore({ variables, optimizer: new AdamOptimizer(0.2) })).to.throw(
      RangeError,
      "a learning rate that follows a schedule, as the saved one did, got 0.2",
    );
    checkpoint.restore({ variables, optimizer });
  });

  const { tensors, metadata } = fromSafetensors(file());
  const training = JSON.parse(metadata.get("training")!);
  const spoilt = (change: object, without?: string, more: object = {}) => {
    const kept = new Map(Object.entries({ ...Object.fromEntries(tensors), ...more }));
    if (without) kept.delete(without);
    const json = JSON.stringify({ ...training, ...change });
    return toSafetensors(kept as never, { format: metadata.get("format")!, training: json });
  };
  const files: Record<string, [() => Uint8Array, string]> = {
    "a file cut short": [() => file().slice(0, -1), "fromSafetensors"],
    "a file that is no checkpoint": [() => toSafetensors({ w: w() }), "unrolled checkpoint 1"],
    "a training that is no JSON": [
      () => toSafetensors(tensors, { format: metadata.get("format")!, training: "{" }),
      "in JSON",
    ],
    "no training": [() => toSafetensors(tensors, { format: metadata.get("format")! }), "got none"],
    "a step that is none": [() => spoilt({ step: -1 }), "a step of 0 or more, got -1"],
    "streams that are none": [
      () => spoilt({ randoms: [{ words: [1] }] }),
      "four words and perhaps a normal number",
    ],
    "words of more than 32 bits": [
      () => spoilt({ randoms: [{ words: [1, 2, 3, 2 ** 40] }] }),
      "four words and perhaps a normal number",
    ],
    "an optimizer that is none": [() => spoilt({ optimizer: { optimizer: 3 } }), "an optimizer's"],
    "memory without end": [
      () => spoilt({ optimizer: { ...training.optimizer, memory: [1e9] } }),
      "an optimizer's state",
    ],
    "a state that is none": [
      () => spoilt({ state: ["x"] }),
      'lists and records of tensors, got "x"',
    ],
    "a state without its tensor": [() => spoilt({ state: 9 }), "a tensor state/9, got none"],
    "a missing tensor": [() => spoilt({}, "optimizer/0/0"), "a tensor optimizer/0/0, got none"],
    "a tensor too many": [() => spoilt({}, undefined, { more: tensor([1]) }), "got more"],
  };
  for (const [what, [make, says]] of Object.entries(files)) {
    it(`refuse ${what}`, () => {
      expect(() => Checkpoint.fromBytes(make())).to.throw(RangeError, says);
    });
  }

  it("refuse a step that is none", () => {
    expect(() => new Checkpoint({ variables: [], step: 0.5 })).to.throw(RangeError, "got 0.5");
  });
});

describe("batchesFrom(batches, step)", () => {
  it("goes on with the next batch, as often as it is asked", () => {
    const rest = batchesFrom(["a", "b", "c"], 1);
    expect([[...rest], [...rest]]).to.deep.equal([
      ["b", "c"],
      ["b", "c"],
    ]);
    expect([...batchesFrom(["a"], 1)]).to.deep.equal([]);
  });

  it("refuses a step that is none, and one past the batches", () => {
    expect(() => batchesFrom([], -1)).to.throw(RangeError, "got -1");
    expect(() => [...batchesFrom(["a"], 2)]).to.throw(RangeError, "at least 2 batches, got 1");
  });
});
