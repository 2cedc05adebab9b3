import { checkDType, type DType } from "../tensor/dtype.js";
import type { Seed } from "../tensor/random.js";
import { checkShape, formatShape, sameShape, type Shape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import type { Variable } from "../tensor/variable.js";
import { glorotUniform, type Initializer } from "./initializers.js";
import { namedVariables } from "./named-variables.js";
import { checkVariableName, currentScope, pathIn } from "./variable-scope.js";

export interface GetVariableOptions {
  /** That of the initializer when it is a tensor; not needed for a variable that exists. */
  readonly shape?: Shape;
  /**
   * The initial values, or what makes them; `glorotUniform` unless given. A variable that is used
   * again keeps its own.
   */
  readonly initializer?: Tensor | Initializer;
  /** That of an initializer which is a tensor, or float32, unless given. */
  readonly dtype?: DType;
  /** What the initializer draws from; 0 unless given. */
  readonly seed?: Seed;
}

/**
 * The variable of this name in the scope that is open, made or found as the scope's `reuse` says;
 * TensorFlow's `tf.get_variable`. Unlike there, a scope must be open: outside, nothing has a name that
 * another place of a program could find it by.
 * @throws TypeError or RangeError for a bad name, shape, dtype or initializer.
 * @throws Error outside any scope, for a variable that exists in a scope that does not reuse, and for
 * one that does not in a scope that does; the full path is named.
 * @throws RangeError when the variable exists with another shape or dtype; both are named.
 */
export function getVariable(name: string, options: GetVariableOptions = {}): Variable {
  checkVariableName("getVariable", name);
  const scope = currentScope();
  if (!scope) {
    throw new Error(
      `getVariable: no variable scope is open; ask for ${name} inside variableScope("name", () => …)`,
    );
  }
  const path = pathIn(scope, name);
  const { initializer = glorotUniform, seed = 0 } = options;
  const values = initializer instanceof Tensor ? initializer : undefined;
  const { shape = values?.shape, dtype = values?.dtype } = options;
  if (shape) checkShape("getVariable", shape);
  if (dtype !== undefined) checkDType("getVariable", dtype);
  const initial = (): Tensor => {
    if (!shape) {
      throw new TypeError(`getVariable: a new variable needs a shape, got none for ${path}`);
    }
    const wanted = { shape, dtype: dtype ?? "float32" };
    const made =
      initializer instanceof Tensor ? initializer : initializer(shape, { ...wanted, seed });
    if (!sameShape(made.shape, shape) || made.dtype !== wanted.dtype) {
      throw new RangeError(
        `getVariable: the initializer of ${path} must make ${wanted.dtype} ${formatShape(shape)}, got ${made.dtype} ${formatShape(made.shape)}`,
      );
    }
    return made;
  };
  return namedVariables("getVariable", scope.reuse, [{ path, shape, dtype, initial }])[0];
}
