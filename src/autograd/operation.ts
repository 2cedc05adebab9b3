import { full } from "../tensor/create.js";
import { formatShape } from "../tensor/shape.js";
import { Tensor } from "../tensor/tensor.js";
import { isRecording, recordOn } from "./tape.js";

/**
 * The gradient of the loss with respect to one argument, from the gradient with respect to the
 * output (a vector–Jacobian product). `index` counts within an argument that is a list of tensors.
 */
export type Gradient<Args extends readonly unknown[]> = (
  gradient: Tensor,
  args: Args,
  output: Tensor,
  index: number,
) => Tensor;

/** One gradient for each argument that is a tensor or a list of tensors; these come first. */
export type Backward<
  Rest extends readonly unknown[],
  Args extends readonly unknown[],
> = Rest extends readonly [infer First, ...infer Others]
  ? First extends Tensor | readonly Tensor[]
    ? readonly [Gradient<Args>, ...Backward<Others, Args>]
    : readonly []
  : readonly [];

/**
 * How an operation is computed and how it is differentiated. The type refuses one without a gradient
 * for each of its tensors.
 */
export interface Rule<Args extends readonly unknown[]> {
  readonly forward: (...args: Args) => Tensor;
  readonly backward: Backward<Args, Args>;
}

/** What a caller may pass: wherever a tensor is wanted, a number does for a scalar of its dtype. */
export type Accepted<Args extends readonly unknown[]> = {
  [I in keyof Args]: Args[I] extends Tensor ? Tensor | number : Args[I];
};

/** A differentiable operation: a function on tensors that carries its own rule. */
export interface Operation<Args extends readonly unknown[]> {
  (...args: Accepted<Args>): Tensor;
  readonly rule: Rule<Args>;
}

/** Makes the differentiable function that a rule describes. */
export function operation<Args extends readonly unknown[]>(
  name: string,
  rule: Rule<Args>,
): Operation<Args> {
  const rules = rule.backward as unknown as readonly Gradient<readonly unknown[]>[];
  const apply = (...accepted: Accepted<Args>): Tensor => {
    const args = tensorArguments(name, accepted, rules.length);
    const output = rule.forward(...(args as unknown as Args));
    checkOutput(name, args, output, rules.length);
    if (isRecording()) record(name, rules, args, output);
    return output;
  };
  Object.defineProperty(apply, "name", { value: name });
  return Object.assign(apply, { rule });
}

/** Hands a call to the tapes, its tensors as one list: those of a list of tensors one by one. */
function record(
  name: string,
  rules: readonly Gradient<readonly unknown[]>[],
  args: readonly unknown[],
  output: Tensor,
): void {
  const inputs: Tensor[] = [];
  const places: { readonly rule: Gradient<readonly unknown[]>; readonly index: number }[] = [];
  const add = (tensor: Tensor, place: number, index: number): void => {
    inputs.push(tensor);
    places.push({ rule: rules[place], index });
  };
  for (let place = 0; place < rules.length; place++) {
    const arg = args[place] as Tensor | readonly Tensor[];
    if (arg instanceof Tensor) add(arg, place, 0);
    else arg.forEach((tensor, index) => add(tensor, place, index));
  }
  recordOn({
    name,
    inputs,
    outputs: [output],
    backward: ([gradient], wanted) =>
      places.map(({ rule, index }, n) =>
        wanted[n] ? rule(gradient!, args, output, index) : undefined,
      ),
  });
}

/**
 * The arguments with numbers made tensors, the first `count` of them checked.
 * @throws TypeError for what is neither tensor nor number, and for tensors of two dtypes: mixed
 * precision is a mistake more often than a wish.
 */
function tensorArguments(name: string, accepted: readonly unknown[], count: number): unknown[] {
  let first: Tensor | undefined;
  const check = (part: unknown, list: boolean): void => {
    if (!(part instanceof Tensor)) {
      const got = `${list ? "an array of " : ""}${typeof part}`;
      throw new TypeError(`${name}: expected a tensor, got ${got}; make one with tensor(…)`);
    }
    first ??= part;
    if (part.dtype === first.dtype) return;
    throw new TypeError(`${name}: dtypes differ: ${brief(first)} and ${brief(part)}`);
  };
  for (let place = 0; place < count; place++) {
    const arg = accepted[place];
    if (typeof arg === "number") continue;
    if (Array.isArray(arg)) for (const part of arg) check(part, true);
    else check(arg, false);
  }
  const args = [...accepted];
  for (let place = 0; place < count; place++) {
    const arg = args[place];
    if (typeof arg === "number") args[place] = full([], arg, first?.dtype);
  }
  return args;
}

/**
 * A tape tells tensors apart by identity: one that is argument and output in one would pass its
 * gradient to itself.
 */
function checkOutput(name: string, args: readonly unknown[], output: Tensor, count: number): void {
  for (let place = 0; place < count; place++) {
    const arg = args[place];
    if (arg !== output && !(Array.isArray(arg) && arg.includes(output))) continue;
    throw new Error(`${name}: forward must return a new tensor, got back its argument ${place}`);
  }
}

const brief = ({ dtype, shape }: Tensor): string => `${dtype} ${formatShape(shape)}`;
