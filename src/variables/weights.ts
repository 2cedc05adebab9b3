import { checkDType, type DType } from "../tensor/dtype.js";
import type { Seed } from "../tensor/random.js";
import { checkSize, formatShape, sameShape, type Shape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { Variable } from "../tensor/variable.js";
import { namedVariables } from "./named-variables.js";
import {
  checkReuse,
  checkVariableName,
  currentScope,
  pathIn,
  type Reuse,
} from "./variable-scope.js";

/** What can be chosen of the variables of a cell or a layer, whichever they are. */
export interface WeightsOptions {
  /** Features of the input. Absent, the first input tells, and the variables are made then. */
  readonly inputSize?: number;
  /** Draws the kernels that are not given (Glorot uniform); 0 unless given. */
  readonly seed?: Seed;
  /** Comes before the variables' names. */
  readonly name?: string;
  /** That of the given weights, or float32, unless given. */
  readonly dtype?: DType;
  /**
   * Whether variables of these names in the variable scope that is open when they are made or found
   * must exist (true), must not (false), or may ("auto"); as the scope says unless given. Outside any
   * scope the variables are the object's own, and there is nothing to be used again.
   */
  readonly reuse?: Reuse;
}

/** One of the variables of a cell or a layer. */
export interface WeightDeclaration {
  /** Comes after its owner's name: "kernel". */
  readonly name: string;
  /** What its owner's options call its initial value. */
  readonly option: string;
  readonly value: Tensor | undefined;
  readonly shape: Shape;
  /** Whether the input is multiplied by it: a row for each feature then comes before those of `shape`. */
  readonly seesInput?: boolean;
  /** Makes the initial values that are not given. */
  readonly initial: (shape: Shape, dtype: DType) => Tensor;
}

/**
 * The variables of a cell or a layer. They are made at once when the options tell the size of the input,
 * else for the first input that comes: in a variable scope made or found by name, all or none; outside
 * they are the owner's own. From then on they stay, whatever a scope says.
 */
export class Weights {
  readonly name: string;
  readonly dtype: DType;
  readonly #reuse: Reuse;
  readonly #declared: readonly WeightDeclaration[];
  #inputSize: number | undefined;
  #variables: readonly Variable[] | undefined;

  /** @throws RangeError for sizes that are not positive integers and weights that do not fit them. */
  constructor(name: string, options: WeightsOptions, declared: readonly WeightDeclaration[]) {
    const given = declared.filter(({ value }) => value);
    const dtype = options.dtype ?? given[0]?.value!.dtype ?? "float32";
    const reader = given.find(({ seesInput }) => seesInput);
    const inputSize =
      options.inputSize ?? (reader && (reader.value!.shape[0] ?? 0) - reader.shape[0]);
    checkVariableName(name, options.name ?? name);
    checkReuse(name, options.reuse);
    checkDType(name, dtype);
    if (inputSize !== undefined) checkSize(name, "inputSize", inputSize);
    for (const { option, value, ...declaration } of given) {
      const shape = shapeOf(declaration, inputSize!);
      if (sameShape(value!.shape, shape) && value!.dtype === dtype) continue;
      throw new RangeError(
        `${name}: ${option} must be ${dtype} ${formatShape(shape)}, got ${value!.dtype} ${formatShape(value!.shape)}`,
      );
    }
    this.name = name;
    this.dtype = dtype;
    this.#reuse = options.reuse ?? false;
    this.#declared = declared;
    if (inputSize !== undefined) this.forInput(inputSize);
  }

  /** Features of the input, once known. */
  get inputSize(): number | undefined {
    return this.#inputSize;
  }

  /** @throws Error before the first input, when the options did not tell its size. */
  get variables(): readonly Variable[] {
    if (this.#variables) return this.#variables;
    throw new Error(
      `${this.name}: the variables are made at the first call; give inputSize to make them at once`,
    );
  }

  /**
   * The variables, which are made or found now if there are none; the caller has checked the input's size.
   * @throws Error and RangeError as `getVariable` does, and Error when `reuse` is asked for outside any
   * variable scope.
   */
  forInput(inputSize: number): readonly Variable[] {
    this.#variables ??= this.#obtain(inputSize);
    this.#inputSize ??= inputSize;
    return this.#variables;
  }

  #obtain(inputSize: number): readonly Variable[] {
    const { name, dtype } = this;
    const scope = currentScope();
    const wanted = this.#declared.map((declaration) => {
      const shape = shapeOf(declaration, inputSize);
      const { value } = declaration;
      const path = pathIn(scope, `${name}/${declaration.name}`);
      return {
        path,
        shape,
        dtype,
        value,
        initial: () => value ?? declaration.initial(shape, dtype),
      };
    });
    if (scope) return namedVariables(name, this.#reuse || scope.reuse, wanted);
    if (this.#reuse) {
      throw new Error(
        `${name}: reuse finds variables by name in a variable scope, and none is open; use variableScope("name", () => …), or one object at all its places`,
      );
    }
    return wanted.map(({ path, initial }) => new Variable(initial(), path));
  }
}

function shapeOf(
  { shape, seesInput }: Pick<WeightDeclaration, "shape" | "seesInput">,
  inputSize: number,
): Shape {
  return seesInput ? [inputSize + shape[0], ...shape.slice(1)] : shape;
}
