import protobuf from "protobufjs/light.js";

/** A field of a message: its number, its type, and whether it is a list. */
type Field = readonly [id: number, type: string, rule?: "repeated"];

const message = (fields: Readonly<Record<string, Field>>): protobuf.IType => ({
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, [id, type, rule]]) => [name, { id, type, rule }]),
  ),
});

/** Those messages and fields of onnx.proto (version 8 of its format) that a model here consists of. */
const root = protobuf.Root.fromJSON({
  nested: {
    Model: message({
      irVersion: [1, "int64"],
      opsetImport: [8, "OperatorSet", "repeated"],
      producerName: [2, "string"],
      graph: [7, "Graph"],
      metadataProps: [14, "Entry", "repeated"],
    }),
    OperatorSet: message({ domain: [1, "string"], version: [2, "int64"] }),
    Entry: message({ key: [1, "string"], value: [2, "string"] }),
    Graph: message({
      node: [1, "Node", "repeated"],
      name: [2, "string"],
      initializer: [5, "Tensor", "repeated"],
      input: [11, "Value", "repeated"],
      output: [12, "Value", "repeated"],
    }),
    Node: message({
      input: [1, "string", "repeated"],
      output: [2, "string", "repeated"],
      name: [3, "string"],
      opType: [4, "string"],
      attribute: [5, "Attribute", "repeated"],
    }),
    Attribute: message({
      name: [1, "string"],
      i: [3, "int64"],
      s: [4, "bytes"],
      ints: [8, "int64", "repeated"],
      strings: [9, "bytes", "repeated"],
      type: [20, "int32"],
    }),
    Tensor: message({
      dims: [1, "int64", "repeated"],
      dataType: [2, "int32"],
      name: [8, "string"],
      rawData: [9, "bytes"],
    }),
    Value: message({ name: [1, "string"], type: [2, "Type"] }),
    Type: message({ tensorType: [1, "TensorType"] }),
    TensorType: message({ elemType: [1, "int32"], shape: [2, "Shape"] }),
    Shape: message({ dim: [1, "Dimension", "repeated"] }),
    Dimension: message({ dimValue: [1, "int64"], dimParam: [2, "string"] }),
  },
});

/** A model, in the words of onnx.proto, as the bytes of a file. */
export function encodeModel(model: object): Uint8Array {
  const Model = root.lookupType("Model");
  return Uint8Array.from(Model.encode(Model.fromObject(model)).finish());
}
