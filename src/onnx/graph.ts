import type { DType } from "../tensor/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import { attributeMessages, type Attributes } from "./attributes.js";
import { encodeModel } from "./messages.js";

/** A size of an axis, or the name of one that is left open. */
type Size = number | string;

/** TensorProto.DataType of onnx.proto. */
const ELEMENTS = { float32: 1, int32: 6, int64: 7, float64: 11 } as const;

export type Element = keyof typeof ELEMENTS;

/** The set of operators that all nodes are of (onnx.ai/onnx/operators), and the version of the format. */
const [OPERATORS, FORMAT] = [17, 8];

/** A graph of ONNX as it grows: each node's outputs have names, by which others take them. */
export class Graph {
  readonly dtype: DType;
  readonly #nodes: object[] = [];
  readonly #initializers: object[] = [];
  readonly #inputs: object[] = [];
  readonly #outputs: object[] = [];
  /** Of tensors, and those of nodes; "output" is kept for the end. */
  readonly #names = new Set(["output"]);
  readonly #nodeNames = new Set(["output"]);

  /** @param dtype that of the weights. */
  constructor(dtype: DType) {
    this.dtype = dtype;
  }

  /**
   * @returns its name, as all that add something do.
   * @throws RangeError for a name that is taken, as those of weights and states.
   */
  input(name: string, element: Element, shape: readonly Size[]): string {
    this.#inputs.push(value(name, element, shape));
    return this.#called(name);
  }

  /** Lets a result out, under its name. */
  output(name: string, shape: readonly Size[]): void {
    this.#outputs.push(value(name, this.dtype, shape));
  }

  /** Numbers that the graph holds. */
  weights(name: string, { data, dtype, shape: dims }: Tensor): string {
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#initializers.push({ name, dims, dataType: ELEMENTS[dtype], rawData });
    return this.#called(name);
  }

  /** Integers that the graph holds, as shapes and axes are; a single one is a scalar. */
  integers(name: string, values: number | readonly number[]): string {
    const dims = typeof values === "number" ? [] : [values.length];
    const rawData = new Uint8Array(BigInt64Array.from([values].flat(), BigInt).buffer);
    const free = this.free(name);
    this.#initializers.push({ name: free, dims, dataType: ELEMENTS.int64, rawData });
    return this.#called(free);
  }

  /** A name for a tensor that is nobody's yet: this one, or with a number behind. */
  free(name: string): string {
    return freeAmong(this.#names, name);
  }

  /** An operator with one output, which is called as the node, if that is free. */
  add(name: string, operator: string, inputs: readonly string[], attributes?: Attributes): string {
    return this.addAll(name, operator, inputs, [this.free(name)], attributes)[0];
  }

  /** An operator with several outputs; "" for an input that is left out. */
  addAll(
    name: string,
    opType: string,
    input: readonly string[],
    output: readonly string[],
    attributes: Attributes = {},
  ): readonly string[] {
    const free = freeAmong(this.#nodeNames, name);
    this.#nodeNames.add(free);
    const attribute = attributeMessages(attributes);
    this.#nodes.push({ name: free, opType, input, output, attribute });
    return output.map((each) => this.#called(each));
  }

  /**
   * The model whose output is this result, as the bytes of a file; the same every time.
   * @param shape of the output.
   */
  toBytes(
    result: string,
    shape: readonly Size[],
    metadata: readonly (readonly [key: string, value: string])[],
  ): Uint8Array {
    const output = { name: "output", opType: "Identity", input: [result], output: ["output"] };
    return encodeModel({
      irVersion: FORMAT,
      opsetImport: [{ domain: "", version: OPERATORS }],
      producerName: "unrolled",
      graph: {
        name: "unrolled",
        node: [...this.#nodes, output],
        initializer: this.#initializers,
        input: this.#inputs,
        output: [value("output", this.dtype, shape), ...this.#outputs],
      },
      metadataProps: metadata.map(([key, text]) => ({ key, value: text })),
    });
  }

  #called(name: string): string {
    if (this.#names.has(name)) {
      throw new RangeError(
        `toOnnx: expected each name once, got two tensors ${JSON.stringify(name)}`,
      );
    }
    this.#names.add(name);
    return name;
  }
}

function freeAmong(taken: ReadonlySet<string>, name: string): string {
  let numbered = name;
  for (let n = 2; taken.has(numbered); n++) numbered = `${name}_${n}`;
  return numbered;
}

function value(name: string, element: Element, shape: readonly Size[]) {
  const dim = shape.map((size) =>
    typeof size === "number" ? { dimValue: size } : { dimParam: size },
  );
  return { name, type: { tensorType: { elemType: ELEMENTS[element], shape: { dim } } } };
}
