import {
  train,
  type ModelParts,
  type Optimizer,
  type Tensor,
  type Variable,
} from "../../../../src/index.js";

/** A model of the engine, which PyTorch has as well. */
export interface Model {
  /** By the names of its modules in PyTorch. */
  readonly parts: ModelParts;
  readonly variables: readonly Variable[];
  /** Trains with a new optimiser, from the first batch on; gives the losses. */
  train(steps: number): Promise<readonly number[]>;
}

/** Steps that all see the same batch. */
export async function onOneBatch(
  variables: readonly Variable[],
  optimizer: Optimizer,
  loss: () => Tensor,
  steps: number,
): Promise<readonly number[]> {
  const batches = Array<undefined>(steps).fill(undefined);
  const history = await train({ variables, optimizer, batches, loss: () => ({ loss: loss() }) });
  return history.losses;
}
