import * as tf from "@tensorflow/tfjs";
import { expect } from "../../../src/chai/index.js";
import { fromKeras, tensor, toKeras, type NestedNumbers, type Tensor } from "../../../src/index.js";
import { writeOut } from "../cases.js";
import { tensor as tfTensor } from "../tensorflow/tensor.js";
import {
  CLASSES,
  FEATURES,
  LETTERS,
  networkOf,
  UNITS,
  wholeModel,
  type Network,
} from "./keras-networks.js";

const [BATCH, TIME] = [2, 4];
const TOLERANCE = 1e-5;
const ALL = { units: UNITS, returnSequences: true } as const;
// By itself TensorFlow.js takes another function than the sigmoid.
const GATED = { ...ALL, recurrentActivation: "sigmoid" } as const;
const WITH_STATE = { returnState: true } as const;
const both = (layer: tf.RNN, name?: string) =>
  tf.layers.bidirectional({ layer, mergeMode: "concat", name });

/** By the names of the networks. There is no GRU that resets after. */
const layers: Record<string, () => tf.layers.Layer> = {
  SimpleRNN: () => tf.layers.simpleRNN({ ...ALL, ...WITH_STATE }),
  "SimpleRNN with relu": () => tf.layers.simpleRNN({ ...ALL, ...WITH_STATE, activation: "relu" }),
  LSTM: () => tf.layers.lstm({ ...GATED, ...WITH_STATE }),
  GRU: () => tf.layers.gru({ ...GATED, ...WITH_STATE }),
  "bidirectional SimpleRNN": () => both(tf.layers.simpleRNN({ ...ALL, ...WITH_STATE })),
  "bidirectional LSTM": () => both(tf.layers.lstm({ ...GATED, ...WITH_STATE })),
  "bidirectional GRU": () => both(tf.layers.gru({ ...GATED, ...WITH_STATE })),
};

const whole = () =>
  tf.sequential({
    layers: [
      tf.layers.embedding({
        inputDim: LETTERS,
        outputDim: FEATURES,
        inputLength: TIME,
        name: "letters",
      }),
      both(tf.layers.lstm(GATED), "both"),
      tf.layers.gru({ ...GATED, name: "gru" }),
      tf.layers.dense({ units: CLASSES, name: "head" }),
    ],
  });

/** What has weights in TensorFlow.js. */
interface Weighted {
  readonly weights: { readonly name: string; read(): tf.Tensor }[];
  setWeights(weights: tf.Tensor[]): void;
}

const numbers = (shape: readonly number[], salt: number): NestedNumbers =>
  writeOut({ shape, salt, scale: 0.8 });

/** The engine gets numbers, and TensorFlow.js those of its weights, in their order. */
function give({ parts, variables }: Given, to: Weighted): void {
  variables.forEach((variable, n) => variable.assign(tensor(numbers(variable.shape, n))));
  to.setWeights([...toKeras(parts).values()].map((x) => tfTensor(x.toArray())));
}

/** TensorFlow.js gets numbers, and the engine those of its weights, by their names. */
function take({ parts }: Given, from: Weighted): void {
  from.setWeights(from.weights.map((weight, n) => tfTensor(numbers(weight.read().shape, 50 + n))));
  fromKeras(new Map(from.weights.map((weight) => [weight.name, fromTf(weight.read())])), parts);
}

type Given = Pick<Network, "parts" | "variables">;
const fromTf = (x: tf.Tensor): Tensor => tensor(x.arraySync() as NestedNumbers);

const ways = { "made of the engine's": give, "that the engine takes": take };
for (const [which, exchange] of Object.entries(ways)) {
  describe(`weights of TensorFlow.js ${which}`, () => {
    for (const [name, make] of Object.entries(layers)) {
      it(`make the same outputs and last states: ${name}`, () => {
        const inputs = numbers([BATCH, TIME, FEATURES], 99);
        const layer = make();
        const run = () => layer.apply(tfTensor(inputs)) as tf.Tensor[];
        // The first call makes the weights.
        run();
        const network = networkOf(name, "float32", layer.name);
        exchange(network, layer);
        const made = network.run(tensor(inputs));
        const judged = run().map(fromTf);
        expect(made).to.have.length(judged.length);
        made.forEach((x, n) => expect(x).to.be.closeToTensor(judged[n], TOLERANCE));
      });
    }

    it("make the same outputs: a whole model", () => {
      const ids = Array.from({ length: BATCH }, (_, b) =>
        Array.from({ length: TIME }, (_, t) => (3 * b + 2 * t) % LETTERS),
      );
      const judge = whole();
      const model = wholeModel("float32");
      exchange(model, judge);
      const judged = judge.predict(tfTensor(ids)) as tf.Tensor;
      expect(model.run(ids)).to.be.closeToTensor(fromTf(judged), TOLERANCE);
    });
  });
}
