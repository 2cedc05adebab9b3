import protobuf from "protobufjs/minimal.js";

/** A message by its fields, in the order in which they are written. */
interface Message {
  readonly [name: string]: readonly [id: number, type: keyof typeof WIRE_TYPES | Message];
}

/** How the encoding tells what follows: a number of varying length, or as many bytes as it says first. */
const WIRE_TYPES = { int32: 0, int64: 0, string: 2, bytes: 2 } as const;

// Those messages and fields of onnx.proto (version 8 of its format) that a model here consists of.
const Dimension: Message = { dimValue: [1, "int64"], dimParam: [2, "string"] };
const Shape: Message = { dim: [1, Dimension] };
const TensorType: Message = { elemType: [1, "int32"], shape: [2, Shape] };
const Type: Message = { tensorType: [1, TensorType] };
const Value: Message = { name: [1, "string"], type: [2, Type] };
const Tensor: Message = {
  dims: [1, "int64"],
  dataType: [2, "int32"],
  name: [8, "string"],
  rawData: [9, "bytes"],
};
const Attribute: Message = {
  name: [1, "string"],
  i: [3, "int64"],
  s: [4, "bytes"],
  ints: [8, "int64"],
  strings: [9, "bytes"],
  type: [20, "int32"],
};
const Node: Message = {
  input: [1, "string"],
  output: [2, "string"],
  name: [3, "string"],
  opType: [4, "string"],
  attribute: [5, Attribute],
};
const Graph: Message = {
  node: [1, Node],
  name: [2, "string"],
  initializer: [5, Tensor],
  input: [11, Value],
  output: [12, Value],
};
const OperatorSet: Message = { domain: [1, "string"], version: [2, "int64"] };
const Entry: Message = { key: [1, "string"], value: [2, "string"] };
const Model: Message = {
  irVersion: [1, "int64"],
  producerName: [2, "string"],
  graph: [7, Graph],
  opsetImport: [8, OperatorSet],
  metadataProps: [14, Entry],
};

/**
 * A model, in the words of onnx.proto, as the bytes of a file. Written field by field: protobufjs would
 * compile an encoder from the messages, which a page whose policy forbids `eval` may not.
 */
export function encodeModel(model: object): Uint8Array {
  return Uint8Array.from(write(protobuf.Writer.create(), Model, model).finish());
}

function write(writer: protobuf.Writer, message: Message, values: object): protobuf.Writer {
  for (const [name, [id, type]] of Object.entries(message)) {
    // A list is its field again and again; what is absent is left out.
    for (const value of [Reflect.get(values, name) ?? []].flat()) {
      const scalar = typeof type === "string";
      writer.uint32((id << 3) | (scalar ? WIRE_TYPES[type] : 2));
      if (scalar) writer[type](value as never);
      else write(writer.fork(), type, value).ldelim();
    }
  }
  return writer;
}
