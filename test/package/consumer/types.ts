import * as unrolled from "unrolled";
import { BasicRNNCell, dynamicRnn, type Tensor, tensor, train } from "unrolled";
import { expect } from "unrolled/chai";
import { lossCurve } from "unrolled/charts";
import { maunaLoaCO2 } from "unrolled/datasets";
import { clearOutput, show } from "unrolled/notebook";
import { toOnnx, type OnnxParts } from "unrolled/onnx";

// What a notebook's cells do, with a mistake now and then that the types must notice.
const x: Tensor = tensor([[[1], [2]]]);
const data: Float32Array | Float64Array = x.data;
const cell = new BasicRNNCell(2, { bias: tensor([0, 0]), seed: 1 });
const state: Tensor = dynamicRnn(cell, x, { sequenceLength: [2] }).state;
const { c }: unrolled.LSTMState = new unrolled.BasicLSTMCell(8).zeroState(1);
const joined: Tensor = new unrolled.BasicLSTMCell(8, { stateIsTuple: false }).zeroState(1);
const shared: unrolled.Variable = unrolled.variableScope("rnn", { reuse: "auto" }, () =>
  unrolled.getVariable("v", { shape: [1] }),
);
const history: Promise<unrolled.History> = train({
  variables: cell.variables,
  optimizer: new unrolled.AdamOptimizer(),
  batches: [x],
  loss: (batch, state) => {
    const made = dynamicRnn(cell, batch, { initialState: state });
    return { loss: unrolled.sum(made.outputs), state: made.state };
  },
});
expect(state).to.be.closeToTensor([[0, 0]], 1);
show(lossCurve({ losses: [1] }));
show(x);
const place = show({ "text/html": "<b>1</b>", "text/plain": "1" }, { id: "one" });
place.update(cell.variables[0]);
clearOutput({ wait: true });
const ppm: number = maunaLoaCO2()[0].ppm;
const deep = new unrolled.MultiRNNCell([
  cell,
  new unrolled.DropoutWrapper(new unrolled.ResidualWrapper(new unrolled.BasicLSTMCell(2)), {
    outputKeepProb: 0.5,
  }),
]);
const [lowest, { h: top }]: readonly [Tensor, unrolled.LSTMState] = deep.zeroState(1);
const [[forwards, backwards], [ofForward, { c: ofBackward }]] = unrolled.evaluationMode(() =>
  unrolled.bidirectionalDynamicRnn(cell, new unrolled.BasicLSTMCell(2), x),
);
const both: readonly Tensor[] = [forwards, backwards, ofForward, ofBackward, lowest, top];
const parts: OnnxParts = { rnn: [[cell, deep]], last: "last state", softmax: unrolled.softmax };
const file: Uint8Array = toOnnx(parts, { states: true, metadata: { made: "here" } });
export { both, c, data, file, history, joined, ppm, shared };

// @ts-expect-error a tensor is not a string
export const wrongValue: string = x;
// @ts-expect-error data are numbers
export const wrongData: string = x.data[0];
// @ts-expect-error a cell is no tensor
unrolled.tanh(cell);
// @ts-expect-error one tensor has no part c
export const noPart: Tensor = new unrolled.BasicLSTMCell(8, { stateIsTuple: false }).zeroState(1).c;
// @ts-expect-error the state of the first layer is one tensor
export const noLayer: Tensor = deep.zeroState(1)[0].c;
// @ts-expect-error a probability is a number
new unrolled.DropoutWrapper(cell, { stateKeepProb: "half" });
// @ts-expect-error there is no such dtype
tensor([1], "float16");
// @ts-expect-error no such option
dynamicRnn(cell, x, { lengths: [2] });
// @ts-expect-error a tolerance is missing
expect(x).to.be.closeToTensor([[0, 0]]);
// @ts-expect-error html is no MIME type
show({ html: "<b>1</b>" });
// @ts-expect-error nothing is returned without an id
show({ "text/plain": "1" }).update(x);
// @ts-expect-error losses are numbers
lossCurve({ losses: ["1"] });
// @ts-expect-error a cell stands in a list of layers
toOnnx({ rnn: cell });
