import { readFileSync } from "node:fs";
import type { Answer, Respond } from "./answer.js";
import { expectAgreement } from "./agree.js";
import { engine } from "./engine/index.js";
import { engineNetworks, engineTrainings } from "./engine/variant-questions.js";

/** What PyTorch answered, by dtype: the numbers that `pytorch/make.py` wrote. */
function pytorch(question: string): Record<"float32" | "float64", Answer> {
  const file = `pytorch/answers/${question.replaceAll(" ", "-")}.json`;
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

const all = { ...engine, ...engineNetworks(true), ...engineTrainings };
const ways = { "": all, ", its time steps one by one": engineNetworks(false) };

for (const [dtype, tolerance] of [
  ["float64", 1e-10],
  ["float32", 1e-5],
] as const) {
  for (const [way, answers] of Object.entries(ways)) {
    describe(`the engine in ${dtype}${way}, beside PyTorch`, () => {
      for (const [question, answer] of Object.entries<Respond>(answers)) {
        it(`has the same numbers within ${tolerance.toExponential()}: ${question}`, async () => {
          expectAgreement(await answer(dtype), pytorch(question)[dtype], tolerance);
        });
      }
    });
  }
}
