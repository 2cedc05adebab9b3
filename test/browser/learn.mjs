/**
 * Trains a small LSTM, of the engine that is given, to repeat its input one time step later.
 *
 * @param {typeof import("../../src/index.js")} unrolled
 * @returns {number[]} the losses.
 */
export function learn(unrolled) {
  const { AdamOptimizer, BasicLSTMCell, clipByGlobalNorm, dynamicRnn, fullyConnected } = unrolled;
  const random = new unrolled.Random(7);
  const symbols = Array.from({ length: 6 }, () =>
    Array.from({ length: 9 }, () => random.integer(5)),
  );
  const inputs = unrolled.oneHot(symbols, 5);
  const labels = symbols.map((sequence) => [0, ...sequence.slice(0, -1)]);
  const cell = new BasicLSTMCell(12, { inputSize: 5, seed: 1 });
  const readout = fullyConnected(5, { inputSize: 12, seed: 2 });
  const variables = [...cell.variables, ...readout.variables];
  const optimizer = new AdamOptimizer(0.03);
  return Array.from({ length: 40 }, () => {
    const tape = new unrolled.Tape();
    const loss = tape.run(() => {
      const { outputs } = dynamicRnn(cell, inputs, { sequenceLength: [9, 8, 9, 3, 1, 9] });
      return unrolled.mean(unrolled.softmaxCrossEntropy(readout(outputs), labels));
    });
    const { gradients } = clipByGlobalNorm(tape.gradient(loss, variables), 1);
    optimizer.applyGradients(variables, gradients);
    return loss.item();
  });
}
