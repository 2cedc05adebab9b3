import { afterStop } from "../backend/index.js";

/**
 * What happens to a name in a scope: `true`, its variable must exist and is used again; `false`, it must
 * not exist and is made; `"auto"`, it is made unless it exists (TensorFlow's `AUTO_REUSE`).
 */
export type Reuse = boolean | "auto";

export interface VariableScopeOptions {
  /** That of the scope around it, or false, unless given; false does not undo what is inherited. */
  readonly reuse?: Reuse;
}

/** A part of the names of variables that is open at this moment. */
interface Scope {
  /** Its name after those of the scopes around it: `rnn/lstm`. */
  readonly path: string;
  reuse: Reuse;
}

/** The scopes that are open at this moment, innermost last. */
const open: Scope[] = [];
afterStop(() => (open.length = 0));

/** The innermost scope that is open. */
export const currentScope = (): Readonly<Scope> | undefined => open.at(-1);

/**
 * Runs `body` with a name before the names of all variables that are made or found in it, as
 * TensorFlow's `tf.variable_scope`. Scopes nest: in `rnn`, then `lstm`, `getVariable("kernel")` is
 * `rnn/lstm/kernel`. Cells and layers that come to their variables in a scope have them by name as well.
 * @returns what `body` returns.
 * @throws TypeError for a name that is not a string, and when `body` returns a promise: what runs after
 * an `await` would no longer be in the scope.
 * @throws RangeError for a name with an empty part.
 */
export function variableScope<T>(name: string, body: () => T): T;
export function variableScope<T>(name: string, options: VariableScopeOptions, body: () => T): T;
export function variableScope<T>(
  name: string,
  ...rest: [body: () => T] | [options: VariableScopeOptions, body: () => T]
): T {
  const [options, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  const { reuse }: VariableScopeOptions = options;
  checkVariableName("variableScope", name);
  checkReuse("variableScope", reuse);
  if (typeof body !== "function") {
    throw new TypeError(`variableScope: expected a function to run in ${name}, got ${typeof body}`);
  }
  const outer = currentScope();
  const scope = { path: pathIn(outer, name), reuse: reuse || (outer?.reuse ?? false) };
  open.push(scope);
  try {
    const result = body();
    if (result instanceof Promise) {
      throw new TypeError(
        `variableScope: expected a synchronous function in ${scope.path}, got one that returns a promise`,
      );
    }
    return result;
  } finally {
    open.pop();
  }
}

/**
 * From now on, until the innermost scope is left, its variables are used again: no new ones are made, in
 * the scopes that are opened inside it neither. TensorFlow's `tf.get_variable_scope().reuse_variables()`.
 * @throws Error outside any scope, where it would hold for the rest of the program.
 */
export function reuseVariables(): void {
  const scope = open.at(-1);
  if (!scope) {
    throw new Error(
      'reuseVariables: no variable scope is open; call it inside variableScope("name", () => …)',
    );
  }
  scope.reuse = true;
}

/** A variable's full name. */
export function pathIn(scope: Readonly<Scope> | undefined, name: string): string {
  return scope ? `${scope.path}/${name}` : name;
}

/** @throws TypeError for what is not a string, RangeError for "", "/x", "x/" and "x//y". */
export function checkVariableName(operation: string, name: unknown): asserts name is string {
  if (typeof name !== "string") {
    throw new TypeError(
      `${operation}: a name must be a string, got ${name === null ? "null" : typeof name}`,
    );
  }
  if (name.split("/").includes("")) {
    throw new RangeError(
      `${operation}: a name must have no empty part between slashes, got ${JSON.stringify(name)}`,
    );
  }
}

/** @throws TypeError for what says nothing about reuse. */
export function checkReuse(operation: string, reuse: unknown): asserts reuse is Reuse | undefined {
  if (reuse === undefined || typeof reuse === "boolean" || reuse === "auto") return;
  throw new TypeError(
    `${operation}: reuse must be true, false or "auto", got ${JSON.stringify(reuse)}`,
  );
}
