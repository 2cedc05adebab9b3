import { writeFileSync } from "node:fs";
import { fromSafetensors } from "../../../src/index.js";
import { mutant } from "../../formats/mutants.js";

/** As many as the Python package judges in seconds. */
const MUTANTS = 20_000;

// Writes mutants, and what the engine makes of them, for `make.py --mutants`.
const judged = Array.from({ length: MUTANTS }, (_, seed) => {
  const bytes = mutant(seed);
  const file = Buffer.from(bytes).toString("base64");
  try {
    const { tensors } = fromSafetensors(bytes);
    const read = [...tensors].map(([name, { shape, data }]) => {
      const numbers = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      return [name, [shape, numbers.toString("hex")]];
    });
    return { seed, file, tensors: Object.fromEntries(read) };
  } catch (error) {
    return { seed, file, refused: (error as Error).message };
  }
});
writeFileSync(process.argv[2], JSON.stringify(judged));
