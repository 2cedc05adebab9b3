// Prints how many milliseconds pass from the import of the engine until a first training step is done. In
// plain JavaScript, so that nothing but the engine is loaded.
const start = performance.now();
const {
  AdamOptimizer,
  BasicLSTMCell,
  clipByGlobalNorm,
  dynamicRnn,
  fullyConnected,
  mean,
  oneHot,
  softmaxCrossEntropy,
  Tape,
} = await import("unrolled");
const [time, batch, inputs, units, classes] = [16, 1, 8, 16, 8];
const row = (/** @type {number} */ t) => Array.from({ length: batch }, () => t % inputs);
const indices = Array.from({ length: time }, (_, t) => row(t));
const cell = new BasicLSTMCell(units, { inputSize: inputs, seed: 1 });
const readout = fullyConnected(classes, { inputSize: units, seed: 2 });
const variables = [...cell.variables, ...readout.variables];
const tape = new Tape();
const loss = tape.run(() => {
  const { outputs } = dynamicRnn(cell, oneHot(indices, inputs), { timeMajor: true });
  return mean(softmaxCrossEntropy(readout(outputs), indices));
});
const { gradients } = clipByGlobalNorm(tape.gradient(loss, variables), 1);
new AdamOptimizer(1e-3).applyGradients(variables, gradients);
loss.item();
console.log(performance.now() - start);
