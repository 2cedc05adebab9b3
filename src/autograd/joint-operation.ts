import type { Tensor } from "../tensor/tensor.js";
import type { Kept } from "./application.js";
import { isFollowed, recordOn } from "./tape.js";

/** For each of a tuple's tensors its gradient, or nothing. */
export type Gradients<Tensors extends readonly Tensor[]> = {
  readonly [I in keyof Tensors]: Tensor | undefined;
};

/**
 * How an operation with several outputs is computed and differentiated, all its gradients together,
 * from what the forward pass has kept for it.
 */
export interface JointRule<
  Inputs extends readonly Tensor[],
  Outputs extends readonly Tensor[],
  Settings,
  Memory extends Kept,
> {
  /** `keeps` says whether a tape will want the gradients; without it nothing need be kept. */
  readonly forward: (
    inputs: Inputs,
    settings: Settings,
    keeps: boolean,
  ) => { readonly outputs: Outputs; readonly kept: Memory };
  /** The gradients of the inputs that are `wanted`; those of the outputs may be absent (zero). */
  readonly backward: (
    gradients: Gradients<Outputs>,
    kept: Memory,
    inputs: Inputs,
    settings: Settings,
    wanted: readonly boolean[],
  ) => Gradients<Inputs>;
}

/** A differentiable function of several tensors with several results. */
export type JointOperation<
  Inputs extends readonly Tensor[],
  Outputs extends readonly Tensor[],
  Settings,
> = (inputs: Inputs, settings: Settings) => Outputs;

/** Makes the differentiable function that a joint rule describes; the caller checks the inputs. */
export function jointOperation<
  Inputs extends readonly Tensor[],
  Outputs extends readonly Tensor[],
  Settings,
  Memory extends Kept,
>(
  name: string,
  { forward, backward }: JointRule<Inputs, Outputs, Settings, Memory>,
): JointOperation<Inputs, Outputs, Settings> {
  const apply = (inputs: Inputs, settings: Settings): Outputs => {
    const keeps = isFollowed(inputs);
    const { outputs, kept } = forward(inputs, settings, keeps);
    if (!keeps) return outputs;
    recordOn({
      name,
      inputs,
      outputs,
      kept,
      backward: (gradients, wanted) =>
        backward(gradients as Gradients<Outputs>, kept, inputs, settings, wanted),
    });
    return outputs;
  };
  return Object.defineProperty(apply, "name", { value: name });
}
