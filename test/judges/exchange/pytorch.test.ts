import { readFileSync } from "node:fs";
import { expect } from "../../../src/chai/index.js";
import {
  BasicLSTMCell,
  BasicRNNCell,
  dynamicRnn,
  fromPyTorch,
  GRUCell,
  LSTMCell,
  MultiRNNCell,
  stack,
  stackBidirectionalDynamicRnn,
  tensor,
  toPyTorch,
  type Cell,
  type DType,
  type NestedNumbers,
  type RecurrentCell,
  type State,
  type Tensor,
} from "../../../src/index.js";

interface Network {
  readonly weights: Record<string, NestedNumbers>;
  readonly inputs: NestedNumbers;
  readonly outputs: NestedNumbers;
  readonly last: { readonly h: NestedNumbers; readonly c?: NestedNumbers };
}

const networks: Record<string, Network> = JSON.parse(
  readFileSync(new URL("pytorch.json", import.meta.url), "utf8"),
);
const [FEATURES, UNITS, PROJECTED] = [3, 4, 2];

/** Cells that a network's weights fit into, layer by layer and in each way by way. */
function cellsFor(name: string, dtype: DType): RecurrentCell[][] {
  const depth = name.includes("bidirectional LSTM")
    ? 2
    : name.includes("projection")
      ? 2
      : name.startsWith("deep")
        ? 3
        : 1;
  const ways = name.includes("bidirectional") ? 2 : 1;
  const outputs = name.includes("projection") ? PROJECTED : UNITS;
  const make = (inputSize: number): RecurrentCell => {
    const options = { inputSize, dtype };
    if (name.includes("projection")) {
      return new LSTMCell(UNITS, {
        ...options,
        usePeepholes: false,
        numProj: PROJECTED,
        forgetBias: 0.3,
      });
    }
    if (name.includes("LSTM")) return new BasicLSTMCell(UNITS, { ...options, forgetBias: 0.3 });
    if (name.includes("GRU")) return new GRUCell(UNITS, { ...options, resetAfter: true });
    return new BasicRNNCell(UNITS, options);
  };
  return Array.from({ length: depth }, (_, l) =>
    Array.from({ length: ways }, () => make(l === 0 ? FEATURES : ways * outputs)),
  );
}

const partsOf = (cells: RecurrentCell[][]) => ({
  "": cells.map((ways) => (ways.length === 1 ? ways[0] : ([ways[0], ways[1]] as const))),
});
const weightsOf = ({ weights }: Network, dtype: DType): Map<string, Tensor> =>
  new Map(Object.entries(weights).map(([name, x]) => [name, tensor(x, dtype)]));

/** The outputs, and the last states layer by layer, way by way, as PyTorch stacks them. */
function run(cells: RecurrentCell[][], inputs: Tensor): { outputs: Tensor; h: Tensor; c?: Tensor } {
  const [fw, bw] = [0, 1].map((way) => cells.map((ways) => ways[way] as Cell<State>));
  const both = cells[0].length === 2;
  const states: State[] = [];
  let outputs: Tensor;
  if (both) {
    const [made, lastFw, lastBw] = stackBidirectionalDynamicRnn(fw, bw, inputs);
    outputs = made;
    lastFw.forEach((state, l) => states.push(state, lastBw[l]));
  } else {
    const { outputs: made, state } = dynamicRnn(new MultiRNNCell(fw), inputs);
    outputs = made;
    states.push(...state);
  }
  const parts = states.map((state) =>
    "c" in state
      ? (state as unknown as { c: Tensor; h: Tensor })
      : { h: state as Tensor, c: undefined },
  );
  const c = parts.flatMap((part) => (part.c ? [part.c] : []));
  return { outputs, h: stack(parts.map(({ h }) => h)), ...(c.length && { c: stack(c) }) };
}

for (const [dtype, tolerance] of [
  ["float64", 1e-10],
  ["float32", 1e-5],
] as const) {
  describe(`weights to and from PyTorch in ${dtype}`, () => {
    for (const [name, network] of Object.entries(networks)) {
      it(`make its outputs and last states within ${tolerance.toExponential()}: ${name}`, () => {
        const cells = cellsFor(name, dtype);
        fromPyTorch(weightsOf(network, dtype), partsOf(cells));
        const { outputs, ...last } = run(cells, tensor(network.inputs, dtype));
        expect(outputs).to.be.closeToTensor(network.outputs, tolerance);
        expect(last).to.have.all.keys(network.last);
        expect(last.h).to.be.closeToTensor(network.last.h, tolerance);
        if (network.last.c) expect(last.c!).to.be.closeToTensor(network.last.c, tolerance);
      });

      it(`go back as they came, the biases added: ${name}`, () => {
        const cells = cellsFor(name, dtype);
        const given = weightsOf(network, dtype);
        fromPyTorch(given, partsOf(cells));
        const back = toPyTorch(partsOf(cells));
        expect([...back.keys()].sort()).to.deep.equal([...given.keys()].sort());
        for (const [key, x] of back) {
          if (!key.startsWith("bias")) expect(x, key).to.be.closeToTensor(given.get(key)!, 0);
        }
        const sums = (tensors: ReadonlyMap<string, Tensor>) =>
          [...given.keys()]
            .filter((key) => key.startsWith("bias_ih"))
            .map((key) => [tensors.get(key)!, tensors.get(key.replace("ih", "hh"))!])
            .map(([ih, hh]) => ih.data.map((value, i) => value + hh.data[i]));
        sums(back).forEach((sum, n) =>
          sum.forEach((value, i) => expect(value).to.be.closeTo(sums(given)[n][i], 1e-6)),
        );
        const others = cellsFor(name, dtype);
        fromPyTorch(back, partsOf(others));
        const values = (made: RecurrentCell[][]) =>
          made.flat().flatMap(({ variables }) => variables.map(({ data }) => data));
        expect(values(others)).to.deep.equal(values(cells));
      });
    }
  });
}
