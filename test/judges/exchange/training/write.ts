import { writeFileSync } from "node:fs";
import { DTYPES, exported, fileOf, models } from "./engine.js";

// The weights that PyTorch goes on from.
for (const name of Object.keys(models)) {
  for (const dtype of DTYPES) {
    const { bytes } = await exported(name, dtype);
    writeFileSync(fileOf(`${name}.${dtype}.safetensors`), bytes);
  }
}
