import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  BasicLSTMCell,
  bitsPerCharacter,
  dynamicRnn,
  embedding,
  fromPyTorch,
  fromSafetensors,
  fullyConnected,
  mean,
  softmaxCrossEntropy,
  textLanes,
  Vocabulary,
} from "../../src/index.js";
import { root } from "../chapters/library.js";

/** Ten steps from the same weights: what rounding in float32 makes of them on another processor. */
const LOSS = 1e-5;
/**
 * Bits per character after two thousand steps, in which rounding grows: with other instructions of the same
 * processor the weights were up to 18 % apart.
 */
const BITS = 0.03;

const exchange = join(root, "notebooks", "exchange");
const committed = join(exchange, "results");
const [made] = process.argv.slice(2);
const wrong: string[] = [];

function compare(what: string, difference: number, limit: number): void {
  console.log(`${what}: ${difference.toExponential(1)} apart, at most ${limit}`);
  if (!(difference <= limit)) wrong.push(what);
}

for (const name of ["go_on.json", "go_on_together.json"]) {
  const [left, right] = [committed, made].map((folder) => numbersIn(join(folder, name)));
  const apart = left.map((loss, n) => Math.abs(loss - right[n]));
  compare(name, left.length === right.length ? Math.max(...apart) : NaN, LOSS);
}
const [left, right] = [committed, made].map((folder) => bits(join(folder, "trained.safetensors")));
compare("trained.safetensors, bits per character", Math.abs(left - right), BITS);
if (wrong.length > 0) {
  console.error(`not as committed: ${wrong.join(", ")}; make them again with: npm run exchange`);
  process.exitCode = 1;
}

/** All numbers in a file, whatever they are called there. */
function numbersIn(file: string): number[] {
  const values: Record<string, number | number[]> = JSON.parse(readFileSync(file, "utf8"));
  return Object.values(values).flat();
}

/** What a character costs a trained model in the last part of what it was trained on. */
function bits(file: string): number {
  const { tensors, metadata } = fromSafetensors(readFileSync(file));
  const vocabulary = new Vocabulary(metadata.get("characters")!);
  const letters = embedding(vocabulary.size, 32);
  const cell = new BasicLSTMCell(128, { inputSize: 32 });
  const head = fullyConnected(vocabulary.size, { inputSize: 128 });
  fromPyTorch(tensors, { letters, lstm: [cell], head });
  const text = readFileSync(join(exchange, "handed-over", "read.txt"), "utf8").slice(-50_000);
  const { inputs, targets } = textLanes(vocabulary.encode(text), 32);
  const logits = head(dynamicRnn(cell, letters(inputs)).outputs);
  return bitsPerCharacter(mean(softmaxCrossEntropy(logits, targets)).item());
}
