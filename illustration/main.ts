import { writeFileSync } from "node:fs";
import { FIGURES, figureFiles } from "./files.js";

for (const figure of FIGURES) {
  for (const [name, content] of figureFiles(figure)) {
    writeFileSync(new URL(name, import.meta.url), content);
    console.log(name);
  }
}
