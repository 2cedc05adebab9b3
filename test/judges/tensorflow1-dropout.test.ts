import { expect } from "../../src/chai/index.js";
import {
  BasicLSTMCell,
  BasicRNNCell,
  dynamicRnn,
  DropoutWrapper,
  GRUCell,
  MultiRNNCell,
  slice,
  tensor,
  trainingMode,
  unstack,
  type Cell,
  type DropoutWrapperOptions,
  type State,
  type Tensor,
} from "../../src/index.js";
import { partsOf } from "./engine/parts-of-state.js";
import { answers } from "./tensorflow1.js";

// So many that a mask of 0.5 with no zero in it, or the same twice, does not happen.
const UNITS = 64;
const inputs = tensor([0, 1].map((i) => [0, 1, 2].map((t) => [0.5 + 0.1 * (3 * i + t)])));
const train = <S extends State>(cell: Cell<S>) => trainingMode(() => dynamicRnn(cell, inputs));
const keptIn = (x: Tensor) => [...x.data].map((value) => value !== 0);

/** The parts that have zeros in them, c and h apart also where they are one tensor. */
function dropped(cell: Cell<any>, options: DropoutWrapperOptions): string[] {
  const { outputs, state } = train(new DropoutWrapper(cell, options));
  const parts = partsOf(state).flatMap((x) =>
    Array.from({ length: x.shape[1] / UNITS }, (_, k) => slice(x, 1, k * UNITS, (k + 1) * UNITS)),
  );
  const named = { output: outputs, ...Object.fromEntries(parts.map((x, k) => [`state ${k}`, x])) };
  return Object.entries(named)
    .filter(([, x]) => x.data.includes(0))
    .map(([name]) => name);
}

/** Where masks are the same, and by what the kept numbers are multiplied. */
function repeated(variationalRecurrent: boolean) {
  const cell = new BasicRNNCell(UNITS, { inputSize: 1 });
  const options = { outputKeepProb: 0.5, stateKeepProb: 0.5, variationalRecurrent, seed: 1 };
  const wrapped = new DropoutWrapper(cell, options);
  const [{ outputs, state }, next] = [train(wrapped), train(wrapped)];
  const whole = unstack(dynamicRnn(cell, inputs).outputs, 1)[0];
  const steps = unstack(outputs, 1);
  const same = (all: readonly Tensor[]) =>
    all.every((x) => keptIn(x).every((kept, i) => kept === keptIn(all[0])[i]));
  const factors = [...steps[0].data].map((x, i) => Number(Math.abs(x / whole.data[i]).toFixed(4)));
  return {
    "one mask at all time steps": same(steps),
    "one mask for all sequences": same(unstack(outputs)),
    "one mask for output and state": same([steps.at(-1)!, state]),
    "one mask in the next run": same([outputs, next.outputs]),
    factors: [...new Set(factors)].sort(),
  };
}

describe("the engine's DropoutWrapper, beside that of TensorFlow 1", () => {
  const lstm = () => new BasicLSTMCell(UNITS);
  const gru = () => new GRUCell(UNITS);

  it("drops the same parts: of the state h and not c, unless they are one tensor or the filter says so", () => {
    const state = { stateKeepProb: 0.5 };
    const asked: Record<string, string[]> = {
      output_keep_prob: dropped(lstm(), { outputKeepProb: 0.5 }),
      state_keep_prob: dropped(lstm(), state),
      "state_keep_prob of a GRU": dropped(gru(), state),
      "state_keep_prob, one tensor as the state": dropped(
        new BasicLSTMCell(UNITS, { stateIsTuple: false }),
        state,
      ),
      "state_keep_prob around layers": dropped(new MultiRNNCell([lstm(), gru()]), state),
      "state_keep_prob, all parts let through by the filter": dropped(lstm(), {
        ...state,
        dropsState: () => true,
      }),
    };
    for (const [what, parts] of Object.entries(asked)) {
      expect(parts, what).to.deep.equal(answers.masks[what]);
    }
  });

  it("has new masks where TensorFlow has, and the same factors; each sequence has masks of its own", () => {
    for (const [name, variational] of [
      ["plain", false],
      ["variational", true],
    ] as const) {
      for (const [what, answer] of Object.entries(repeated(variational))) {
        const judge = answers.masks[`${name}, ${what}`];
        const own = variational && what === "one mask for all sequences";
        expect(answer, `${name}, ${what}`).to.deep.equal(own ? !judge : judge);
      }
    }
  });
});
