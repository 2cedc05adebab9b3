import type { MimeBundle } from "./display.js";
import { thrownError, type CellError } from "./errors.js";
import type { Json } from "./wire/message.js";

/** Evaluates an expression among the cells' variables: its value as it is shown, or why it failed. */
export type Evaluate = (expression: string) => Promise<MimeBundle | CellError>;

/**
 * The `user_expressions` of a request: what a client wants to know after its cell has run. One that
 * fails says so under its own name and changes nothing else.
 */
export async function evaluateExpressions(
  expressions: Readonly<Record<string, string>>,
  evaluate: Evaluate,
): Promise<Json> {
  const answers: [string, Json][] = [];
  for (const [name, expression] of Object.entries(expressions)) {
    const value = await evaluate(expression);
    answers.push([name, "ename" in value ? { status: "error", ...value } : shown(value)]);
  }
  return Object.fromEntries(answers);
}

/** What a value's own view holds may not be JSON; the whole reply would fail with it. */
function shown({ data, metadata }: MimeBundle): Json {
  try {
    return { status: "ok", ...(JSON.parse(JSON.stringify({ data, metadata })) as Json) };
  } catch (error) {
    return { status: "error", ...thrownError(error) };
  }
}
