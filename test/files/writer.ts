import { Checkpoint, tensor, Variable } from "../../src/index.js";
import { writeFileAtomically } from "../../src/files/index.js";

/** Made before they are written, so that a kill falls into the writing. */
const READY = 40;

// Writes a checkpoint again and again, each of the next step and full of its number, and tells when it has,
// until it is killed.
const [, , file, first] = process.argv;
for (let step = Number(first); ; step += READY) {
  const checkpoints = Array.from({ length: READY }, (_, n) => checkpointOf(step + n));
  checkpoints.forEach((bytes, n) => {
    writeFileAtomically(file, bytes);
    process.stdout.write(`${step + n}\n`);
  });
}

function checkpointOf(step: number): Uint8Array {
  const numbers = Array<number>(50_000 + (step % 7) * 10_000).fill(step);
  return new Checkpoint({ variables: [new Variable(tensor(numbers), "w")], step }).toBytes();
}
