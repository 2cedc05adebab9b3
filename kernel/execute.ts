import type { CellError } from "./errors.js";
import type { MimeBundle } from "./display.js";
import type { History } from "./history.js";
import { evaluateExpressions, type Evaluate } from "./user-expressions.js";
import { Fields } from "./wire/fields.js";
import type { Json } from "./wire/message.js";

/** What an `execute_request` asks for, checked and with the protocol's defaults. */
export interface ExecuteRequest {
  readonly code: string;
  readonly silent: boolean;
  readonly storeHistory: boolean;
  readonly stopOnError: boolean;
  readonly userExpressions: Readonly<Record<string, string>>;
}

/** What runs the cells. */
export interface Runner {
  run(
    code: string,
    options: { silent: boolean; storeHistory: boolean },
  ): Promise<{
    readonly executionCount: number;
    readonly error: CellError | undefined;
    readonly result: MimeBundle | undefined;
  }>;
  readonly evaluate: Evaluate;
}

/** Throws a TypeError that names the field when one is wrong. */
export function readExecuteRequest(content: Json): ExecuteRequest {
  const fields = new Fields("execute_request", content);
  const silent = fields.boolean("silent", false);
  const code = fields.string("code");
  // No cell asks for input here, so it does not matter whether it may.
  fields.boolean("allow_stdin", true);
  return {
    code,
    silent,
    // A blank cell is no cell: it has no number, and nothing to remember.
    storeHistory: fields.boolean("store_history", true) && !silent && code.trim() !== "",
    stopOnError: fields.boolean("stop_on_error", true),
    userExpressions: fields.strings("user_expressions", {}),
  };
}

/** Runs a cell, keeps it in the history, evaluates the user's expressions. Returns the reply's content. */
export async function execute(
  request: ExecuteRequest,
  runner: Runner,
  history: History,
): Promise<Json> {
  const { code, silent, storeHistory } = request;
  const { executionCount, error, result } = await runner.run(code, { silent, storeHistory });
  if (storeHistory) {
    const output = result?.data["text/plain"] as string | undefined;
    history.add({ line: executionCount, input: code, output });
  }
  const common = { execution_count: executionCount, payload: [] };
  if (error) return { status: "error", ...common, user_expressions: {}, ...error };
  const answers = await evaluateExpressions(request.userExpressions, (expression) =>
    runner.evaluate(expression),
  );
  return { status: "ok", ...common, user_expressions: answers };
}
