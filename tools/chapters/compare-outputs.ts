import { differenceOf, excerpt } from "./json-difference.js";
import type { Output } from "./nbformat.js";
import type { Json } from "./python-json.js";

/** The first place where the outputs of a run are not the committed ones; undefined where they agree. */
export function compareOutputs(
  committed: readonly Output[],
  actual: readonly Output[],
): string | undefined {
  const length = Math.max(committed.length, actual.length);
  for (let at = 0; at < length; at++) {
    const [expected, got] = [committed[at], actual[at]];
    const which = `output ${at + 1} of ${length}`;
    if (got === undefined) return `${which} is missing: committed is ${describe(expected)}`;
    if (expected === undefined) return `${which} is not committed: got ${describe(got)}`;
    const difference = differenceOf(expected as Json, got as Json);
    if (difference !== undefined) return `${which} differs from the committed one, ${difference}`;
  }
  return undefined;
}

function describe(output: Output): string {
  if (output.output_type === "stream") return `${output.name} ${excerpt(output.text)}`;
  if (output.output_type === "error") return `error ${output.ename}: ${output.evalue}`;
  return `${output.output_type} with ${Object.keys(output.data).sort().join(", ")}`;
}
