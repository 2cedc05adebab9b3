import { readFileSync } from "node:fs";
import { expect } from "../../../src/chai/index.js";
import { fromPyTorch, fromSafetensors } from "../../../src/index.js";
import { exported, fileOf, models } from "./training/engine.js";
import { given } from "./training/given.js";

/** The losses of PyTorch's ten steps. */
interface Losses {
  readonly losses: number[];
  readonly "losses, both biases trained": number[];
}

const judged: Record<string, Losses> = JSON.parse(readFileSync(fileOf("losses.json"), "utf8"));
const bytesOf = (file: string): Uint8Array => readFileSync(fileOf(file));

for (const [dtype, tolerance] of [
  ["float64", 1e-10],
  ["float32", 1e-5],
] as const) {
  describe(`training that goes on in PyTorch, in ${dtype}`, () => {
    for (const name of Object.keys(models)) {
      const file = `${name}.${dtype}`;

      it(`begins with the bytes that the engine exports: ${name}`, async () => {
        const { bytes } = await exported(name, dtype);
        const areTheSame = Buffer.compare(bytes, bytesOf(`${file}.safetensors`)) === 0;
        expect(areTheSame, "training/write.ts writes the files anew").to.equal(true);
      });

      it(`has the losses and the weights within ${tolerance.toExponential()} that it would have here: ${name}`, async () => {
        const { model } = await exported(name, dtype);
        const losses = await model.train(given.steps);
        expect(losses).to.have.length(10);
        expect([...losses]).to.be.closeToTensor(judged[file].losses, tolerance);
        const { parts, variables } = models[name](dtype);
        fromPyTorch(fromSafetensors(bytesOf(`${file}.trained.safetensors`)).tensors, parts);
        expect(variables).to.have.length(model.variables.length);
        variables.forEach((variable, n) => {
          expect(variable, variable.name).to.be.closeToTensor(model.variables[n], tolerance);
        });
      });

      it(`goes elsewhere when both biases are trained there: ${name}`, () => {
        const { losses, "losses, both biases trained": others } = judged[file];
        expect(others[0]).to.equal(losses[0]);
        expect(Math.abs(others[9] - losses[9])).to.be.greaterThan(1e-4);
      });
    }
  });
}
