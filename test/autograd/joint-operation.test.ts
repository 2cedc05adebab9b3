import { expect } from "chai";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { add, gradcheck, mul, square, Tape, Tensor, tensor, Variable } from "../../src/index.js";
import type { Kept } from "../../src/autograd/application.js";
import { jointOperation } from "../../src/autograd/joint-operation.js";
import { failure } from "../support/failure.js";

const scalar = (value: number) => tensor(value, "float64");
const number = (gradient: Tensor | undefined) => gradient?.item();

/** Counts its holders, and notes in what order things happen. */
class Counted implements Kept {
  readonly factor: number;
  readonly notes: string[];

  constructor(factor: number, notes: string[]) {
    this.factor = factor;
    this.notes = notes;
  }

  retain(): void {
    this.notes.push("retained");
  }

  release(): void {
    this.notes.push("released");
  }
}

/** (a, b) → (factor · a · b, a + b) for scalars, and what became of it. */
function productAndSum() {
  const notes: string[] = [];
  const seen: { keeps?: boolean; gradients?: unknown[]; wanted?: readonly boolean[] } = {};
  const call = jointOperation<
    readonly [a: Tensor, b: Tensor],
    readonly [product: Tensor, total: Tensor],
    number,
    Counted
  >("productAndSum", {
    forward: ([a, b], factor, keeps) => {
      seen.keeps = keeps;
      const outputs = [factor * a.item() * b.item(), a.item() + b.item()].map(scalar);
      return { outputs: outputs as [Tensor, Tensor], kept: new Counted(factor, notes) };
    },
    backward: (gradients, { factor }, [a, b], _factor, wanted) => {
      notes.push("backward");
      seen.gradients = gradients.map(number);
      seen.wanted = wanted;
      const [toProduct = 0, toTotal = 0] = gradients.map(number);
      const along = (other: Tensor) => scalar(toProduct * factor * other.item() + toTotal);
      return [wanted[0] ? along(b) : undefined, wanted[1] ? along(a) : undefined];
    },
  });
  return { call, notes, seen };
}

/** An operation whose backward throws. */
function failing(notes: string[]) {
  return jointOperation<readonly [x: Tensor], readonly [y: Tensor], undefined, Counted>("failing", {
    forward: ([x]) => ({ outputs: [square(x)], kept: new Counted(1, notes) }),
    backward: () => {
      throw new Error("inside");
    },
  });
}

describe("tape.dispose()", () => {
  it("releases what calls have kept, once, and leaves no gradient to ask for", () => {
    const { call, notes } = productAndSum();
    const [a, b] = [new Variable(scalar(2), "a"), scalar(3)];
    const tape = new Tape();
    const loss = tape.run(() => call([a, b], 1)[0]);
    tape.dispose();
    tape.dispose();
    expect(notes).to.deep.equal(["retained", "released"]);
    expect(failure(() => tape.gradient(loss, [a]))).to.equal(
      "Error: gradient: this tape has been used already; record the computation again",
    );
  });
});

describe("jointOperation(name, rule)", () => {
  it("makes a function of several tensors with several results, and with settings", () => {
    const { call } = productAndSum();
    const [product, total] = call([scalar(3), scalar(4)], 10);
    expect([product.item(), total.item()]).to.deep.equal([120, 7]);
  });

  it("has the gradients of central differences, through each result and through both", () => {
    const { call } = productAndSum();
    const inputs = [scalar(3), scalar(4)];
    const both = (a: Tensor, b: Tensor) => call([a, b], 10);
    gradcheck((a, b) => both(a, b)[0], inputs);
    gradcheck((a, b) => both(a, b)[1], inputs);
    gradcheck((a, b) => mul(...both(a, b)), inputs);
  });

  it("adds up what reaches a tensor that is passed twice", () => {
    const { call } = productAndSum();
    const x = scalar(3);
    const tape = new Tape();
    tape.watch(x);
    const loss = tape.run(() => add(...call([x, x], 10)));
    expect(tape.gradient(loss, [x])[0].item()).to.equal(10 * 2 * 3 + 2);
  });

  it("is told which results the loss depends on: the others have no gradient", () => {
    const { call, seen } = productAndSum();
    const w = new Variable(scalar(3), "w");
    const gradients = (lossOf: (product: Tensor, total: Tensor) => Tensor) => {
      const tape = new Tape();
      const loss = tape.run(() => lossOf(...call([w, scalar(4)], 10)));
      const [toW] = tape.gradient(loss, [w]);
      return { toResults: seen.gradients, toW: toW.item() };
    };
    expect(gradients((product) => mul(product, 2))).to.deep.equal({
      toResults: [2, undefined],
      toW: 80,
    });
    expect(gradients((_, total) => mul(total, 5))).to.deep.equal({
      toResults: [undefined, 5],
      toW: 5,
    });
    expect(gradients((product, total) => add(product, total))).to.deep.equal({
      toResults: [1, 1],
      toW: 41,
    });
  });

  it("is told which gradients are wanted: those of what the tape follows", () => {
    const { call, seen } = productAndSum();
    const [w, x] = [new Variable(scalar(3), "w"), scalar(4)];
    const wantedFor = (inputs: readonly [Tensor, Tensor], ...watched: Tensor[]) => {
      const tape = new Tape();
      tape.watch(...watched);
      const loss = tape.run(() => call(inputs, 1)[0]);
      tape.gradient(loss, []);
      return seen.wanted;
    };
    expect(wantedFor([w, x])).to.deep.equal([true, false]);
    expect(wantedFor([x, w])).to.deep.equal([false, true]);
    expect(wantedFor([w, x], x)).to.deep.equal([true, true]);
  });

  it("gives the gradients at its results, too, when they are asked for", () => {
    const { call } = productAndSum();
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const [product, total, loss] = tape.run(() => {
      const [product, total] = call([w, scalar(4)], 10);
      return [product, total, add(mul(product, 2), mul(total, 5))];
    });
    expect(tape.gradient(loss, [product, total, w]).map(number)).to.deep.equal([2, 5, 85]);
  });
});

describe("what a joint operation keeps", () => {
  it("is kept when a tape follows one of its tensors, and else not: neither outside nor inside", () => {
    const { call, notes, seen } = productAndSum();
    const w = new Variable(scalar(3), "w");
    call([w, w], 1);
    expect(seen.keeps).to.equal(false);
    new Tape().run(() => call([scalar(1), scalar(2)], 1));
    expect(seen.keeps).to.equal(false);
    expect(notes).to.deep.equal([]);
    new Tape().run(() => call([scalar(1), w], 1));
    expect(seen.keeps).to.equal(true);
    expect(notes).to.deep.equal(["retained"]);
  });

  it("stays until the tape has gone through it, and is released then, once", () => {
    const { call, notes } = productAndSum();
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const loss = tape.run(() => call([w, w], 1)[0]);
    expect(notes).to.deep.equal(["retained"]);
    tape.gradient(loss, [w]);
    expect(notes).to.deep.equal(["retained", "backward", "released"]);
    expect(() => tape.gradient(loss, [w])).to.throw("used already");
    expect(notes).to.have.length(3);
  });

  it("is released as soon as the tape has gone through it, before the calls that came earlier", () => {
    const { call, notes } = productAndSum();
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const loss = tape.run(() => call([call([w, w], 1)[0], w], 1)[0]);
    tape.gradient(loss, [w]);
    const once = ["backward", "released"];
    expect(notes).to.deep.equal(["retained", "retained", ...once, ...once]);
  });

  it("has a holder for each tape that follows it, and is released by each in its turn", () => {
    const { call, notes } = productAndSum();
    const w = new Variable(scalar(3), "w");
    const [outer, inner] = [new Tape(), new Tape()];
    const loss = outer.run(() => inner.run(() => call([w, scalar(4)], 10)[0]));
    expect(notes).to.deep.equal(["retained", "retained"]);
    const once = ["backward", "released"];
    expect(inner.gradient(loss, [w]).map(number)).to.deep.equal([40]);
    expect(notes.slice(2)).to.deep.equal(once);
    expect(outer.gradient(loss, [w]).map(number)).to.deep.equal([40]);
    expect(notes.slice(2)).to.deep.equal([...once, ...once]);
  });

  it("is not held by a tape that follows none of its tensors", () => {
    const { call, notes } = productAndSum();
    const x = scalar(3);
    const [outer, inner] = [new Tape(), new Tape()];
    outer.watch(x);
    const loss = outer.run(() => inner.run(() => call([x, x], 1)[0]));
    expect(notes).to.deep.equal(["retained"]);
    expect(outer.gradient(loss, [x]).map(number)).to.deep.equal([6]);
    expect(notes).to.deep.equal(["retained", "backward", "released"]);
  });

  it("is released without a backward pass where the loss does not depend on the operation", () => {
    const { call, notes } = productAndSum();
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const loss = tape.run(() => {
      call([w, w], 1);
      return square(w);
    });
    expect(tape.gradient(loss, [w]).map(number)).to.deep.equal([6]);
    expect(notes).to.deep.equal(["retained", "released"]);
  });

  it("stays when the tape refuses what it is asked for, and is released by the next gradient", () => {
    const { call, notes } = productAndSum();
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const loss = tape.run(() => call([w, w], 1)[0]);
    expect(() => tape.gradient(loss, [scalar(1)])).to.throw("took no part");
    expect(notes).to.deep.equal(["retained"]);
    tape.gradient(loss, [w]);
    expect(notes).to.deep.equal(["retained", "backward", "released"]);
  });

  it("is released once each when a backward pass throws: its own, and that of all earlier calls", () => {
    const { call, notes } = productAndSum();
    const late: string[] = [];
    const w = new Variable(scalar(3), "w");
    const tape = new Tape();
    const loss = tape.run(() => {
      const [product] = call([w, w], 1);
      const [other] = call([w, product], 1);
      return failing(late)([other], undefined)[0];
    });
    expect(failure(() => tape.gradient(loss, [w]))).to.equal("Error: inside");
    expect(late).to.deep.equal(["retained", "released"]);
    expect(notes).to.deep.equal(["retained", "retained", "released", "released"]);
  });

  it("is given back after a garbage collection when the tape is dropped without a gradient", async () => {
    const script = fileURLToPath(new URL("dropped-tapes.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--expose-gc",
      "--import=tsx",
      script,
    ]);
    const { held, collected } = JSON.parse(stdout);
    expect(held).to.be.greaterThan(0);
    expect(collected).to.equal(0);
  });
});
