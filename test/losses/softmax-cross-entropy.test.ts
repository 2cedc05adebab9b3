import { expect } from "../../src/chai/index.js";
import fc from "fast-check";
import {
  gradcheck,
  logSoftmax,
  softmaxCrossEntropy,
  sum,
  Tape,
  Tensor,
  tensor,
  valueAndGradients,
} from "../../src/index.js";
import { shapes, tensorOf } from "../support/arbitraries.js";
import { failure } from "../support/failure.js";
import { at, build } from "../support/naive.js";

const examples = fc
  .tuple(shapes({ maxRank: 2 }), fc.integer({ min: 1, max: 5 }), fc.nat())
  .chain(([places, classes, offset]) =>
    fc.tuple(
      tensorOf([...places, classes]),
      fc.constant(build(places, (index) => index.reduce((a, b) => 2 * a + b, offset) % classes)),
    ),
  );

describe("softmaxCrossEntropy(logits, labels)", () => {
  it("is −log softmax(z)[label] at each place, for logits of any rank", () => {
    fc.assert(
      fc.property(examples, ([logits, labels]) => {
        const places = logits.shape.slice(0, -1);
        const logs = logSoftmax(logits);
        const label = (index: number[]) => at(tensor(labels), index);
        const expected = build(places, (index) => -at(logs, [...index, label(index)]));
        expect(softmaxCrossEntropy(logits, labels)).to.be.closeToTensor(expected, 1e-14);
      }),
    );
  });

  it("has the gradients of central differences, and softmax − one-hot for a single row", () => {
    fc.assert(
      fc.property(examples, ([logits, labels]) => {
        gradcheck((logits) => softmaxCrossEntropy(logits, labels), [logits]);
      }),
    );
    const logits = tensor([0, Math.log(2), Math.log(5)], "float64");
    const { gradients } = valueAndGradients(() => softmaxCrossEntropy(logits, 1), [logits]);
    expect(gradients[0]).to.be.closeToTensor([1 / 8, 2 / 8 - 1, 5 / 8], 1e-15);
  });

  it("gives two tapes that record at once one gradient, the right one, in float32", () => {
    fc.assert(
      fc.property(examples, ([{ data, shape }, labels]) => {
        const [narrow, wide] = [new Float32Array(data), Float64Array.from(data, Math.fround)];
        const logits = new Tensor(narrow, shape);
        const [outer, inner] = [new Tape(), new Tape()];
        for (const tape of [outer, inner]) tape.watch(logits);
        const losses = outer.run(() => inner.run(() => sum(softmaxCrossEntropy(logits, labels))));
        const right = new Tensor(wide, shape);
        const alone = valueAndGradients(() => sum(softmaxCrossEntropy(right, labels)), [right]);
        for (const tape of [inner, outer]) {
          const [gradient] = tape.gradient(losses, [logits]);
          expect(gradient).to.be.closeToTensor(alone.gradients[0], 1e-6);
        }
      }),
    );
  });

  it("is log(classes) when nothing is known, in nats", () => {
    expect(softmaxCrossEntropy(tensor([[0, 0, 0, 0]], "float64"), [3]).data[0]).to.be.closeTo(
      Math.log(4),
      1e-15,
    );
  });

  it("does not overflow at ±10⁴, forwards or backwards, in both precisions", () => {
    for (const dtype of ["float32", "float64"] as const) {
      const logits = tensor([[1e4, -1e4], [1e4, -1e4], [-1e4, -1e4]], dtype); // prettier-ignore
      const labels = [0, 1, 0];
      const { gradients } = valueAndGradients(
        () => sum(softmaxCrossEntropy(logits, labels)),
        [logits],
      );
      expect(softmaxCrossEntropy(logits, labels)).to.be.closeToTensor([0, 2e4, Math.LN2], 1e-7);
      expect(gradients[0]).to.be.closeToTensor([[0, 0], [1, -1], [-0.5, 0.5]], 1e-7); // prettier-ignore
    }
  });

  it("is log 2 for two equal logits, however great", () => {
    for (const value of [1e17, -1e17, 1e300]) {
      const loss = softmaxCrossEntropy(tensor([[value, value]], "float64"), [0]);
      expect(loss).to.be.closeToTensor([Math.LN2], 1e-15);
    }
  });

  it("refuses labels of another shape, naming both", () => {
    expect(failure(() => softmaxCrossEntropy(tensor([[1, 2], [3, 4]]), [0]))).to.equal(
      "RangeError: softmaxCrossEntropy: labels must be [2] for logits [2, 2], got [1]",
    ); // prettier-ignore
    expect(failure(() => softmaxCrossEntropy(tensor([[1, 2]]), [[0]]))).to.equal(
      "RangeError: softmaxCrossEntropy: labels must be [1] for logits [1, 2], got [1, 1]",
    );
    expect(failure(() => softmaxCrossEntropy(tensor(1), 0))).to.equal(
      "RangeError: softmaxCrossEntropy: logits must be […, classes], got a scalar",
    );
  });
});
