import { expect } from "../../src/chai/index.js";
import {
  BasicLSTMCell,
  BasicRNNCell,
  bidirectionalDynamicRnn,
  dynamicRnn,
  DropoutWrapper,
  MultiRNNCell,
  ResidualWrapper,
  stackBidirectionalDynamicRnn,
  zeros,
  type BidirectionalOptions,
  type Cell,
  type DropoutWrapperOptions,
  type MultiRNNCellOptions,
  type StackBidirectionalOptions,
  type Tensor,
} from "../../src/index.js";
import { failure } from "../support/failure.js";
import { answers } from "./tensorflow1.js";

describe("the engine's deep and bidirectional networks, beside TensorFlow 1", () => {
  const x = zeros([2, 3, 4]);
  const rnn = (units = 4) => new BasicRNNCell(units);
  const deep = (...cells: Cell<any>[]) => dynamicRnn(new MultiRNNCell(cells), x);

  it("refuse what TensorFlow refuses", () => {
    const asked: Record<string, () => unknown> = {
      "no layers": () => deep(),
      "LSTMs in a state of one tensor": () =>
        new MultiRNNCell([new BasicLSTMCell(3)], { stateIsTuple: false }),
      "a residual connection between different sizes": () =>
        deep(rnn(), new ResidualWrapper(rnn(3))),
      "keep_prob above 1": () => new DropoutWrapper(rnn(3), { inputKeepProb: 1.5 }),
      "keep_prob below 0": () => new DropoutWrapper(rnn(3), { stateKeepProb: -0.5 }),
    };
    for (const [what, ask] of Object.entries(asked)) {
      expect(answers.errors[what], what).to.be.a("string");
      expect(failure(ask), what).to.match(/^(Type|Range)Error: (multi_rnn|residual|dropout)_/);
    }
  });

  it("refuse where TensorFlow silently shares weights, or drops everything", () => {
    const [one, two] = [rnn(), rnn()];
    const asked: Record<string, () => unknown> = {
      "one cell for all layers": () => deep(one, one),
      "one cell for both directions": () => bidirectionalDynamicRnn(two, two, x),
      "keep_prob 0": () => new DropoutWrapper(rnn(3), { inputKeepProb: 0 }),
    };
    for (const [what, ask] of Object.entries(asked)) {
      expect(answers.errors[what], what).to.be.an("array");
      expect(failure(ask), what).to.match(/^RangeError: .+ (for each place|in 0 < … ≤ 1), got /);
    }
  });

  it("take their arguments in TensorFlow's order, and call their options what it calls them", () => {
    const inCamelCase = (name: string) => name.replace(/_(.)/g, (_, c: string) => c.toUpperCase());
    const asked = {
      MultiRNNCell: {
        made: MultiRNNCell,
        options: { stateIsTuple: 1 } satisfies Record<keyof MultiRNNCellOptions, 1>,
        own: [],
      },
      DropoutWrapper: {
        made: DropoutWrapper,
        options: {
          inputKeepProb: 1,
          outputKeepProb: 1,
          stateKeepProb: 1,
          dropsState: 1,
          variationalRecurrent: 1,
          seed: 1,
        } satisfies Record<keyof DropoutWrapperOptions, 1>,
        // TensorFlow's dropout_state_filter_visitor is asked about a structure, this about a name.
        own: ["dropsState"],
      },
      bidirectional_dynamic_rnn: {
        made: bidirectionalDynamicRnn,
        options: {
          initialStateFw: 1,
          initialStateBw: 1,
          sequenceLength: 1,
          timeMajor: 1,
          fused: 1,
        } satisfies Record<keyof BidirectionalOptions<Tensor, Tensor>, 1>,
        own: ["fused"],
      },
      stack_bidirectional_dynamic_rnn: {
        made: stackBidirectionalDynamicRnn,
        options: {
          initialStatesFw: 1,
          initialStatesBw: 1,
          sequenceLength: 1,
          timeMajor: 1,
          fused: 1,
        } satisfies Record<keyof StackBidirectionalOptions<[], []>, 1>,
        own: ["fused"],
      },
    };
    for (const [what, { made, options, own }] of Object.entries(asked)) {
      const judge = answers.options[what].map(inCamelCase);
      const [, list] = /(?:constructor|function \w+)\(([^)]*)\)/.exec(String(made))!;
      const before = list.split(/,\s*/).slice(0, -1);
      expect(before, what).to.not.deep.equal([]);
      expect(before, what).to.deep.equal(judge.filter((x) => x !== "self").slice(0, before.length));
      expect(
        Object.keys(options).filter((name) => !judge.includes(name)),
        what,
      ).to.deep.equal(own);
    }
  });
});
