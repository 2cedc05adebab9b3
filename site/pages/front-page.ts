import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  BasicLSTMCell,
  embedding,
  fromPyTorch,
  fromSafetensors,
  fullyConnected,
  softmax,
  stepModel,
  Vocabulary,
  type LSTMState,
} from "../../src/index.js";
import type { Language } from "../../tools/chapters/chapter.js";
import { root } from "../../tools/chapters/library.js";

/** A time step of the network on the front page. */
export interface FrontStep {
  readonly input: string;
  /** Some of its hidden units, −1 … 1. */
  readonly h: readonly number[];
  /** The most probable next letters, and how probable they are. */
  readonly next: readonly (readonly [letter: string, probability: number])[];
}

const TEXT = "The whale ";
const UNITS = 16;

/** What the network of the chapter of exchange, trained here and in PyTorch, makes of a few letters. */
export function frontSteps(): FrontStep[] {
  const file = join(root, "notebooks", "exchange", "results", "trained.safetensors");
  const { tensors, metadata } = fromSafetensors(readFileSync(file));
  const vocabulary = new Vocabulary(metadata.get("characters")!);
  const letters = embedding(vocabulary.size, 32);
  const lstm = new BasicLSTMCell(128, { inputSize: 32 });
  const head = fullyConnected(vocabulary.size, { inputSize: 128 });
  fromPyTorch(tensors, { letters, lstm: [lstm], head });
  const model = stepModel<LSTMState>(letters, lstm, head);
  let state: LSTMState | undefined;
  return [...TEXT].map((input) => {
    const step = model(vocabulary.encode(input), state);
    state = step.state;
    const probabilities = [...softmax(step.logits).data];
    const best = probabilities
      .map((probability, id) => [vocabulary.characters[id], probability] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3)
      .map(([letter, probability]) => [letter, Math.round(100 * probability) / 100] as const);
    const h = [...state.h.data.slice(0, UNITS)].map((value) => Math.round(100 * value) / 100);
    return { input, h, next: best };
  });
}

/** The front page: what this is, and two ways in. */
export function frontMarkdown(language: Language, steps: readonly FrontStep[]): string {
  const title =
    language === "zh" ? "循环神经网络，拆开来看" : "Recurrent neural networks, taken apart";
  const front = JSON.stringify(steps);
  return `---\nlayout: page\ntitle: ${JSON.stringify(title)}\nsidebar: false\nsteps: ${front}\n---\n\n<FrontPage />\n`;
}
