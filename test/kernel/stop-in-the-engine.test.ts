import { expect } from "chai";
import { useKernel } from "./kernel.js";

/** A cell that is in the midst of the engine's work, in these places, until it is stopped. */
const midst: Record<string, string> = {
  "a tape that records": "new Tape().run(() => { spin(); })",
  "a variable scope inside another":
    'variableScope("rnn", () => variableScope("lstm", () => { spin(); }))',
  "a trace that watches": "trace(() => { spin(); return inputs; })",
  "a training with dropout": "trainingMode(() => { spin(); })",
  "a layer that a trace watches": `const stuck: Cell = Object.assign(new BasicRNNCell(2), { call: spin });
    trace(() => dynamicRnn(new MultiRNNCell([new MultiRNNCell([stuck])]), inputs))`,
  "an operation that has taken memory": `const busy = operation("busy", {
      forward: (x: Tensor) => { kernels()!.tanh = spin; return tanh(x); }, backward: [(g: Tensor) => g] });
    busy(inputs)`,
};

describe("kernel: stop in the midst of the engine", () => {
  const kernel = useKernel();

  before(async () => {
    const { error } = await kernel().execute(`
      import { BasicLSTMCell, BasicRNNCell, Cell, DropoutWrapper, dynamicRnn, MultiRNNCell, operation, sum, tanh, Tape, Tensor, trace, trainingMode, valueAndGradients, variableScope, zeros } from "unrolled";
      const backend: string = "${new URL("../../dist/backend/index.js", import.meta.url).href}";
      const { kernels }: any = await import(backend);
      const inputs = zeros([2, 3, 4]);
      const cell = new BasicLSTMCell(8, { inputSize: 4 });
      const { memory, tanh: tanhKernel } = kernels()!;
      function spin(): never { console.log("begins"); for (;;); }
      let steps = 0;
      const { call } = cell;
      cell.call = (x, state) => { steps++; return call.call(cell, x, state); };
      const before = memory.allocatedBytes;`);
    expect(error?.traceback ?? []).to.deep.equal([]);
  });

  for (const [what, code] of Object.entries(midst)) {
    it(`leaves the engine as it was after ${what}: nothing recorded, all memory free, loops in one, no scope, mode or layer open`, async () => {
      let begins!: () => void;
      const begun = new Promise<void>((resolve) => (begins = resolve));
      const running = kernel().execute(code, { onOutput: begins });
      await begun;
      await kernel().interrupt();
      expect((await running).error).to.include({ ename: "Interrupted" });
      const { outputs } = await kernel().execute(`kernels()!.tanh = tanhKernel;
        steps = 0;
        for (let i = 0; i < 3; i++) {
          valueAndGradients(() => sum(dynamicRnn(cell, inputs).outputs), cell.variables);
        }
        const free = new BasicLSTMCell(1, { inputSize: 1, name: "free" }).kernel.name;
        const parts = Object.keys(trace(() => dynamicRnn(new BasicRNNCell(1), inputs)).values);
        let mode = "open";
        try { new DropoutWrapper(cell).call(zeros([2, 4]), cell.zeroState(2)); } catch { mode = "none"; }
        console.log(steps, memory.allocatedBytes - before, free, parts.join(), mode);`);
      expect(JSON.stringify(outputs)).to.contain("0 0 free/kernel z,h none");
    });
  }
});
