/**
 * The perplexity of a loss a symbol, in nats: e^loss, between how many equally likely symbols the model
 * is as uncertain as (Jelinek et al., 1977). A model that knows nothing has the number of the symbols.
 * @param loss the mean cross-entropy, as `mean(softmaxCrossEntropy(…)).item()` gives it.
 * @throws TypeError for what is not a number, RangeError for one that is negative or NaN.
 */
export function perplexity(loss: number): number {
  checkLoss("perplexity", loss);
  return Math.exp(loss);
}

/**
 * A loss a character in bits instead of nats: loss / ln 2. What a perfect coder that has the model would
 * need to write down a character.
 * @param loss the mean cross-entropy, as `mean(softmaxCrossEntropy(…)).item()` gives it.
 * @throws TypeError for what is not a number, RangeError for one that is negative or NaN.
 */
export function bitsPerCharacter(loss: number): number {
  checkLoss("bitsPerCharacter", loss);
  return loss / Math.LN2;
}

function checkLoss(operation: string, loss: unknown): void {
  if (typeof loss !== "number") {
    throw new TypeError(
      `${operation}: the loss must be a number, got ${loss === null ? "null" : typeof loss}`,
    );
  }
  if (!(loss >= 0)) {
    throw new RangeError(`${operation}: the loss must be at least 0, got ${loss}`);
  }
}
