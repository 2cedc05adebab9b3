import { toPyTorch, toSafetensors, type DType } from "../../../../src/index.js";
import { characters } from "./characters.js";
import { classifier } from "./classifier.js";
import { forecast } from "./forecast.js";
import { given } from "./given.js";
import type { Model } from "./model.js";

export const models: Readonly<Record<string, (dtype: DType) => Model>> = {
  characters,
  classifier,
  forecast,
};

export const DTYPES = ["float32", "float64"] as const;

/** A file of this folder. */
export const fileOf = (name: string): URL => new URL(name, import.meta.url);

/** What the engine exports of a model, and the weights of it, once it has been trained a little. */
export async function exported(
  name: string,
  dtype: DType,
): Promise<{ model: Model; bytes: Uint8Array }> {
  const model = models[name](dtype);
  await model.train(given.stepsBefore);
  return { model, bytes: toSafetensors(toPyTorch(model.parts)) };
}
