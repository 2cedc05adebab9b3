import { expect } from "../../src/chai/index.js";
import {
  AdamOptimizer,
  GradientDescentOptimizer,
  MomentumOptimizer,
  tensor,
  Variable,
  type Optimizer,
} from "../../src/index.js";
import { failure } from "../support/failure.js";

describe("every optimizer", () => {
  const optimizers: Record<string, (rate?: number) => Optimizer> = {
    GradientDescentOptimizer: (rate = 0.1) => new GradientDescentOptimizer(rate),
    MomentumOptimizer: (rate = 0.1) => new MomentumOptimizer(rate),
    AdamOptimizer: (rate = 0.1) => new AdamOptimizer(rate),
  };

  for (const [name, make] of Object.entries(optimizers)) {
    it(`${name} lowers x² + y² to near 0`, () => {
      const w = new Variable(tensor([1, -0.5]), "w");
      const optimizer = make();
      for (let step = 0; step < 300; step++) {
        optimizer.applyGradients([w], [tensor([...w.data].map((x) => 2 * x))]);
      }
      expect(w).to.be.closeToTensor([0, 0], 1e-3);
    });

    it(`${name} keeps what it remembers apart for each variable`, () => {
      const [a, b] = [new Variable(tensor([1]), "a"), new Variable(tensor([1]), "b")];
      const together = make();
      together.applyGradients([a, b], [tensor([1]), tensor([5])]);
      together.applyGradients([b, a], [tensor([7]), tensor([2])]);
      const alone = new Variable(tensor([1]), "alone");
      const single = make();
      single.applyGradients([alone], [tensor([1])]);
      single.applyGradients([alone], [tensor([2])]);
      expect(a.data).to.deep.equal(alone.data);
    });

    it(`${name} updates nothing and remembers nothing when a gradient is missing or does not fit`, () => {
      const update = (failing: boolean) => {
        const [a, b] = [new Variable(tensor([1, 2]), "a"), new Variable(tensor([3]), "b")];
        const good = [tensor([0.1, 0.2]), tensor([0.3])];
        const optimizer = make();
        const refused = [
          [],
          [good[0]],
          [good[0], undefined as never],
          [good[0], tensor([[0.3]])],
          [good[0], tensor([0.3], "float64")],
        ];
        if (failing) {
          for (const gradients of refused) {
            expect(() => optimizer.applyGradients([a, b], gradients)).to.throw(name);
            expect([...a.data, ...b.data]).to.deep.equal([1, 2, 3]);
          }
        }
        for (let step = 0; step < 3; step++) optimizer.applyGradients([a, b], good);
        return [...a.data, ...b.data];
      };
      expect(update(true)).to.deep.equal(update(false));
    });

    it(`${name} refuses a learning rate that is not positive`, () => {
      for (const rate of [0, -0.1, NaN, Infinity]) {
        expect(failure(() => make(rate))).to.equal(
          `RangeError: ${name}: learningRate must be positive, got ${rate}`,
        );
      }
    });

    it(`${name} refuses a variable that is listed twice: it would be updated twice`, () => {
      const w = new Variable(tensor([1]), "w");
      const g = tensor([1]);
      expect(failure(() => make().applyGradients([w, w], [g, g]))).to.equal(
        `RangeError: ${name}: variable "w" is listed twice`,
      );
      expect(w.item()).to.equal(1);
    });
  }
});
