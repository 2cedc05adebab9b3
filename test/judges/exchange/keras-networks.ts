import {
  BasicLSTMCell,
  BasicRNNCell,
  bidirectionalDynamicRnn,
  concat,
  dynamicRnn,
  embedding,
  fullyConnected,
  GRUCell,
  relu,
  type Cell,
  type DType,
  type LSTMState,
  type ModelPart,
  type RecurrentCell,
  type State,
  type Tensor,
  type Variable,
} from "../../../src/index.js";

/** A network of the engine that Keras has as well. */
export interface Network {
  readonly parts: Readonly<Record<string, ModelPart>>;
  readonly variables: readonly Variable[];
  /** What Keras's model gives: the outputs, then the parts of the last state, if it is a layer by itself. */
  run(inputs: Tensor): Tensor[];
}

export const [FEATURES, UNITS, LETTERS, CLASSES] = [3, 4, 5, 2];

type MakeCell = (options: { inputSize: number; dtype: DType }) => RecurrentCell;

const kinds = {
  SimpleRNN: (options) => new BasicRNNCell(UNITS, options),
  "SimpleRNN with relu": (options) => new BasicRNNCell(UNITS, { ...options, activation: relu }),
  LSTM: (options) => new BasicLSTMCell(UNITS, { ...options, forgetBias: 0.75 }),
  GRU: (options) => new GRUCell(UNITS, options),
  "GRU that resets after": (options) => new GRUCell(UNITS, { ...options, resetAfter: true }),
} satisfies Record<string, MakeCell>;

/** By the names of `keras.json`; the part has the layer's. */
export function networkOf(name: string, dtype: DType, part = "it"): Network {
  const both = name.startsWith("bidirectional ");
  const make: MakeCell = kinds[name.replace("bidirectional ", "") as keyof typeof kinds];
  const cells = Array.from({ length: both ? 2 : 1 }, () => make({ inputSize: FEATURES, dtype }));
  const [fw, bw] = cells as unknown as Cell<State>[];
  return {
    parts: { [part]: [both ? [cells[0], cells[1]] : cells[0]] },
    variables: cells.flatMap(({ variables }) => variables),
    run(inputs) {
      if (!both) {
        const { outputs, state } = dynamicRnn(fw, inputs);
        return [outputs, ...partsOf(state)];
      }
      const [outputs, states] = bidirectionalDynamicRnn(fw, bw, inputs);
      return [concat(outputs, 2), ...states.flatMap(partsOf)];
    },
  };
}

/** h and, of an LSTM, c: the other way about than here. */
const partsOf = (state: State): Tensor[] =>
  "c" in state ? [(state as LSTMState).h, (state as LSTMState).c] : [state as Tensor];

/** Letters → LSTM in both directions → GRU → classes, at every time step. */
export function wholeModel(dtype: DType, called = (layer: string) => layer) {
  const letters = embedding(LETTERS, FEATURES, { dtype });
  const [fw, bw] = [0, 1].map(
    () => new BasicLSTMCell(UNITS, { inputSize: FEATURES, dtype, forgetBias: 0.75 }),
  );
  const gru = new GRUCell(UNITS, { inputSize: 2 * UNITS, dtype });
  const head = fullyConnected(CLASSES, { inputSize: UNITS, dtype });
  const parts: Record<string, ModelPart> = {
    [called("letters")]: letters,
    [called("both")]: [[fw, bw]],
    [called("gru")]: [gru],
    [called("head")]: head,
  };
  const run = (ids: number[][]): Tensor => {
    const [outputs] = bidirectionalDynamicRnn(fw, bw, letters(ids));
    return head(dynamicRnn(gru, concat(outputs, 2)).outputs);
  };
  const variables = [letters, fw, bw, gru, head].flatMap(({ variables }) => variables);
  return { parts, variables, run };
}
