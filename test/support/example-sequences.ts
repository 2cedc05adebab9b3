import {
  add,
  BasicLSTMCell,
  BasicRNNCell,
  concat,
  dynamicRnn,
  GRUCell,
  LSTMCell,
  mapStates,
  mul,
  oneHot,
  Random,
  randomNormal,
  slice,
  sum,
  Tensor,
  valueAndGradients,
  type AffineOptions,
  type Cell,
  type DType,
  type State,
} from "../../src/index.js";

/** A cell of any kind; its state is walked through by `mapStates`. */
export type AnyCell = Cell<any>;

/** The cells whose loop over time can be one operation, with how many numbers they have for each unit. */
export const fusedCells = {
  BasicRNNCell: { gates: 1, make: (units, weights) => new BasicRNNCell(units, weights) },
  BasicLSTMCell: {
    gates: 4,
    make: (units, weights) => new BasicLSTMCell(units, { ...weights, forgetBias: 0.7 }),
  },
  "BasicLSTMCell with one tensor as its state": {
    gates: 4,
    make: (units, weights) =>
      new BasicLSTMCell(units, { ...weights, forgetBias: 0.7, stateIsTuple: false }),
  },
  LSTMCell: {
    gates: 4,
    make: (units, weights) => {
      const peephole = (seed: number) =>
        inDType(weights.kernel!.dtype, randomNormal([units], { seed, stddev: 0.5 }));
      const peepholes = { i: peephole(1), f: peephole(2), o: peephole(3) };
      return new LSTMCell(units, { ...weights, forgetBias: 0.7, peepholes });
    },
  },
  // One kernel for both of its products: columns r, u, then those of the candidate.
  GRUCell: {
    gates: 3,
    make: (units, { kernel, bias }) => {
      const part = (from: number, to: number) => ({
        kernel: slice(kernel!, 1, from * units, to * units),
        bias: slice(bias!, 0, from * units, to * units),
      });
      return new GRUCell(units, { gates: part(0, 2), candidate: part(2, 3) });
    },
  },
} as const satisfies Record<
  string,
  { gates: number; make: (units: number, weights: AffineOptions) => AnyCell }
>;

export type CellName = keyof typeof fusedCells;

/** What to run a recurrent network over; each choice is drawn by a test. */
export interface SequenceCase {
  readonly cell: CellName;
  readonly batch: number;
  readonly time: number;
  readonly features: number;
  readonly units: number;
  readonly timeMajor: boolean;
  readonly sequenceLength: readonly number[] | undefined;
  readonly oneHot: boolean;
  readonly initialState: boolean;
  /** What of the results the loss depends on. */
  readonly reach: "outputs" | "state" | "both";
  readonly seed: number;
}

/** A network and what it is given, all of it float32. */
export interface SequenceExample {
  readonly given: SequenceCase;
  readonly cell: AnyCell;
  readonly inputs: Tensor;
  readonly initialState: State | undefined;
}

/** The network and the numbers of a case: normal, the weights such that z is about 1 at any size. */
export function exampleSequences(given: SequenceCase): SequenceExample {
  const { batch, time, features, units, seed } = given;
  const random = new Random(seed);
  const draw = (shape: readonly number[], stddev = 1) =>
    randomNormal(shape, { seed: random, stddev });
  const { gates, make } = fusedCells[given.cell];
  const cell: AnyCell = make(units, {
    kernel: draw([features + units, gates * units], 1 / Math.sqrt(features + units)),
    bias: draw([gates * units], 0.5),
  });
  const places = given.timeMajor ? [time, batch] : [batch, time];
  const index = () => random.integer(features);
  const indices = Array.from({ length: places[0] }, () => Array.from({ length: places[1] }, index));
  return {
    given,
    cell,
    inputs: given.oneHot ? oneHot(indices, features) : draw([...places, features]),
    initialState: given.initialState
      ? mapStates((_, { shape }) => draw(shape, 0.5), cell.zeroState(batch))
      : undefined,
  };
}

/** The same network with the same numbers in float64: what it computes is right to a few 1e-15. */
export function inFloat64({ given, cell, inputs, initialState }: SequenceExample): SequenceExample {
  const wide = ({ data, shape }: Tensor) => new Tensor(Float64Array.from(data), shape);
  const [kernel, bias] = joinedWeights(cell).map(wide);
  return {
    given,
    cell: fusedCells[given.cell].make(given.units, { kernel, bias }),
    inputs: wide(inputs),
    initialState: initialState && mapStates((_, part) => wide(part), initialState),
  };
}

/** The kernel and the bias that a cell was made with. */
function joinedWeights(cell: AnyCell): Tensor[] {
  const [kernel, bias, ...others] = cell.variables;
  if (!(cell instanceof GRUCell)) return [kernel, bias];
  return [concat([kernel, others[0]], 1), concat([bias, others[1]], 0)];
}

/** The tensors of a state. */
export function partsOf(state: State): Tensor[] {
  const parts: Tensor[] = [];
  mapStates((_, part) => (parts.push(part), part), state);
  return parts;
}

/** Runs an example: the outputs, then the parts of the last state. */
export function results(
  { given, cell, inputs, initialState }: SequenceExample,
  fused?: boolean,
): Tensor[] {
  const { timeMajor, sequenceLength } = given;
  const options = { timeMajor, sequenceLength, initialState, fused };
  const { outputs, state } = dynamicRnn(cell, inputs, options);
  return [outputs, ...partsOf(state)];
}

/** A loss that depends on what the case says, on each number in its own way. */
export function lossOf({ given }: SequenceExample, [outputs, ...state]: Tensor[]): Tensor {
  const { reach, seed } = given;
  const reached = [...(reach === "state" ? [] : [outputs]), ...(reach === "outputs" ? [] : state)];
  return reached
    .map((x, n) => sum(mul(x, weights(x.shape, { seed: seed + n, dtype: x.dtype }))))
    .reduce((total, part) => add(total, part));
}

/** The same numbers in both dtypes. */
function weights(
  shape: readonly number[],
  { seed, dtype }: { seed: number; dtype: DType },
): Tensor {
  return inDType(dtype, randomNormal(shape, { seed }));
}

function inDType(dtype: DType, x: Tensor): Tensor {
  return dtype === "float32" ? x : new Tensor(Float64Array.from(x.data), x.shape);
}

/** What gradients are asked for: the inputs, the parts of the initial state, kernel and bias. */
export function sourcesOf({ cell, inputs, initialState }: SequenceExample): Tensor[] {
  return [inputs, ...(initialState ? partsOf(initialState) : []), ...cell.variables];
}

/** The gradients of the loss with respect to the sources. */
export function gradients(example: SequenceExample, fused?: boolean): Tensor[] {
  const loss = () => lossOf(example, results(example, fused));
  return valueAndGradients(loss, sourcesOf(example)).gradients;
}
