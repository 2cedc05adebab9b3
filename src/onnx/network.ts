import { zeros } from "../tensor/create.js";
import type { Graph } from "./graph.js";

/** The hidden states with which a node ends, `[ways, batch, units]`. */
export interface LastState {
  readonly h: string;
  /** Of all its ways. */
  readonly units: number;
}

/** Outputs over time in the graph, `[time, batch, size]`, and the hidden states they end with. */
export interface Sequence {
  readonly x: string;
  readonly size: number;
  /** Of the last cell, or of that of each way; none before the first cell. */
  readonly hs: readonly LastState[];
}

/** What the cells of a model have in common in the graph: lengths, states, constants. */
export class Network {
  readonly graph: Graph;
  /** The input `[batch]` that tells how many steps of each sequence are real; "" without one. */
  readonly lengths: string;
  readonly #withStates: boolean;
  readonly #integers = new Map<string, string>();
  #padding: { readonly alive: string; readonly zero: string } | undefined;

  constructor(graph: Graph, options: { sequenceLengths: boolean; states: boolean }) {
    this.graph = graph;
    this.lengths = options.sequenceLengths
      ? graph.input("sequence_lengths", "int32", ["batch"])
      : "";
    this.#withStates = options.states;
  }

  /** An input for the state before the first step; "", which is zeros, for a model without. */
  firstState(name: string, shape: readonly (number | string)[]): string {
    return this.#withStates ? this.graph.input(name, this.graph.dtype, shape) : "";
  }

  /** Lets a state after the last step out, of a model with states. */
  lastState(name: string, shape: readonly (number | string)[]): void {
    if (this.#withStates) this.graph.output(name, shape);
  }

  /** Integers that several nodes want, held once. */
  integers(name: string, values: number | readonly number[]): string {
    const held = this.#integers.get(name) ?? this.graph.integers(name, values);
    this.#integers.set(name, held);
    return held;
  }

  /** `[time, batch, size]` with zeros past each sequence's end, where anything may stand, NaN too. */
  withoutPadding(name: string, x: string): string {
    if (this.lengths === "") return x;
    this.#padding ??= this.#makePadding(x);
    const { alive, zero } = this.#padding;
    return this.graph.add(name, "Where", [alive, x, zero]);
  }

  /** Which steps of which sequences are real, `[time, batch, 1]`. */
  #makePadding(x: string): { alive: string; zero: string } {
    const { graph } = this;
    const [zeroth, last] = [this.integers("axis_0", [0]), this.integers("axis_2", [2])];
    const [none, one] = [this.integers("zero", 0), this.integers("one", 1)];
    const size = graph.add("time.size", "Shape", [x], { start: 0, end: 1 });
    const time = graph.add("time", "Squeeze", [size, zeroth]);
    const steps = graph.add("time.steps", "Range", [none, time, one]);
    const column = graph.add("time.column", "Unsqueeze", [steps, this.integers("axis_1", [1])]);
    // TensorProto.DataType of int64.
    const lengths = graph.add("lengths", "Cast", [this.lengths], { to: 7 });
    const row = graph.add("lengths.row", "Unsqueeze", [lengths, zeroth]);
    const real = graph.add("real", "Less", [column, row]);
    const alive = graph.add("alive", "Unsqueeze", [real, last]);
    return { alive, zero: graph.weights(graph.free("padding"), zeros([1, 1, 1], graph.dtype)) };
  }
}
