import type { DType } from "../tensor/dtype.js";
import type { Shape } from "../tensor/shape.js";
import type { Tensor } from "../tensor/tensor.js";
import { encodeModel } from "./messages.js";

/** What an operator is told besides its tensors; numbers are integers. */
export type Attributes = Readonly<
  Record<string, number | string | readonly number[] | readonly string[] | undefined>
>;

/** A size of an axis, or the name of one that is left open. */
type Size = number | string;

/** TensorProto.DataType of onnx.proto. */
const ELEMENTS = { float32: 1, int32: 6, int64: 7, float64: 11 } as const;

export type Element = keyof typeof ELEMENTS;

/** AttributeProto.AttributeType of onnx.proto. */
const [INT, STRING, INTS, STRINGS] = [2, 3, 7, 8];

/** The set of operators that all nodes are of (onnx.ai/onnx/operators), and the version of the format. */
const [OPERATORS, FORMAT] = [17, 8];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A graph of ONNX as it grows: each node's outputs have names, by which others take them. */
export class Graph {
  readonly dtype: DType;
  readonly #nodes: object[] = [];
  readonly #initializers: object[] = [];
  readonly #inputs: object[] = [];
  readonly #outputs: object[] = [];
  /** "output" is kept for the end. */
  readonly #names = new Set(["output"]);

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
  weights(name: string, { data, dtype, shape }: Tensor, dims: Shape = shape): string {
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#initializers.push({ name, dims, dataType: ELEMENTS[dtype], rawData });
    return this.#called(name);
  }

  /** Integers that the graph holds, as shapes and axes are; a single one is a scalar. */
  integers(name: string, values: number | readonly number[]): string {
    const dims = typeof values === "number" ? [] : [values.length];
    const rawData = new Uint8Array(BigInt64Array.from([values].flat(), BigInt).buffer);
    this.#initializers.push({ name, dims, dataType: ELEMENTS.int64, rawData });
    return this.#called(name);
  }

  /** An operator with one output, which is called as the node: so, or with a number behind. */
  add(name: string, operator: string, inputs: readonly string[], attributes?: Attributes): string {
    let free = name;
    for (let n = 2; this.#names.has(free); n++) free = `${name}_${n}`;
    return this.addAll(free, operator, inputs, [free], attributes)[0];
  }

  /** An operator with several outputs; "" for an input that is left out. */
  addAll(
    name: string,
    opType: string,
    input: readonly string[],
    output: readonly string[],
    attributes: Attributes = {},
  ): readonly string[] {
    const attribute = Object.entries(attributes).flatMap(([key, told]) =>
      told === undefined ? [] : [{ name: key, ...attributeValue(told) }],
    );
    this.#nodes.push({ name, opType, input, output, attribute });
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

function value(name: string, element: Element, shape: readonly Size[]) {
  const dim = shape.map((size) =>
    typeof size === "number" ? { dimValue: size } : { dimParam: size },
  );
  return { name, type: { tensorType: { elemType: ELEMENTS[element], shape: { dim } } } };
}

function attributeValue(told: NonNullable<Attributes[string]>) {
  if (typeof told === "number") return { i: told, type: INT };
  if (typeof told === "string") return { s: utf8(told), type: STRING };
  return typeof told[0] === "number"
    ? { ints: told, type: INTS }
    : { strings: (told as readonly string[]).map(utf8), type: STRINGS };
}
