/**
 * Trains a small network, of the engine that is given, to repeat its input one time step later.
 *
 * @param {typeof import("unrolled")} unrolled
 * @returns the losses as JSON, which is the same in every JavaScript realm.
 */
export async function learnEcho(unrolled) {
  const { AdamOptimizer, BasicRNNCell, dynamicRnn, fullyConnected, meanSquaredError } = unrolled;
  const sequences = unrolled.randomUniform([4, 9, 1], { seed: 7, low: -1, high: 1 });
  const batch = {
    inputs: unrolled.slice(sequences, 1, 1, 9),
    targets: unrolled.slice(sequences, 1, 0, 8),
  };
  const cell = new BasicRNNCell(6, { inputSize: 1, seed: 1 });
  const readout = fullyConnected(1, { inputSize: 6, seed: 2 });
  const { losses } = await unrolled.train({
    variables: [...cell.variables, ...readout.variables],
    optimizer: new AdamOptimizer(0.03),
    batches: Array(60).fill(batch),
    loss: ({ inputs, targets }) => ({
      loss: meanSquaredError(readout(dynamicRnn(cell, inputs).outputs), targets),
    }),
    clipNorm: 1,
  });
  return JSON.stringify(losses);
}
