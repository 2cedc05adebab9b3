import protobuf from "protobufjs/light.js";

/** What an operator is told besides its tensors. */
export type Attributes = Readonly<Record<string, number | string | readonly string[]>>;

/** A tensor that goes into a model or comes out of it. */
export interface Value {
  readonly name: string;
  readonly type: "float32" | "int32";
  readonly rank: number;
}

/** TensorProto.DataType and AttributeProto.AttributeType in onnx.proto. */
const ELEMENT_TYPES = { float32: 1, int32: 6 };
const [INT, STRING, STRINGS] = [2, 3, 8];

/** Those messages and fields of onnx.proto of which a model of one operator consists. */
const messages = protobuf.Root.fromJSON({
  nested: {
    Model: message({
      irVersion: [1, "int64"],
      graph: [7, "Graph"],
      opsetImport: [8, "OperatorSet", "repeated"],
    }),
    OperatorSet: message({ domain: [1, "string"], version: [2, "int64"] }),
    Graph: message({
      node: [1, "Node", "repeated"],
      name: [2, "string"],
      input: [11, "ValueInfo", "repeated"],
      output: [12, "ValueInfo", "repeated"],
    }),
    Node: message({
      input: [1, "string", "repeated"],
      output: [2, "string", "repeated"],
      opType: [4, "string"],
      attribute: [5, "Attribute", "repeated"],
    }),
    Attribute: message({
      name: [1, "string"],
      i: [3, "int64"],
      s: [4, "bytes"],
      strings: [9, "bytes", "repeated"],
      type: [20, "int32"],
    }),
    ValueInfo: message({ name: [1, "string"], type: [2, "Type"] }),
    Type: message({ tensorType: [1, "TensorType"] }),
    TensorType: message({ elemType: [1, "int32"], shape: [2, "Shape"] }),
    Shape: message({ dim: [1, "Dimension", "repeated"] }),
    Dimension: message({ dimParam: [2, "string"] }),
  },
});

type Field = readonly [id: number, type: string, rule?: "repeated"];

function message(fields: Readonly<Record<string, Field>>): protobuf.IType {
  const described = Object.entries(fields).map(([name, [id, type, rule]]) => [
    name,
    { id, type, rule },
  ]);
  return { fields: Object.fromEntries(described) };
}

/** A model of one operator, whose tensors, weights too, all come from outside; an absent one is left out. */
export function oneOperator(
  opType: string,
  attributes: Attributes,
  inputs: readonly (Value | undefined)[],
  outputs: readonly Value[],
): Uint8Array {
  const node = {
    opType,
    input: inputs.map((input) => input?.name ?? ""),
    output: outputs.map(({ name }) => name),
    attribute: Object.entries(attributes).map(([name, value]) => attribute(name, value)),
  };
  const graph = {
    name: opType,
    node: [node],
    input: inputs.filter((input) => input !== undefined).map(valueInfo),
    output: outputs.map(valueInfo),
  };
  const model = { irVersion: 8, graph, opsetImport: [{ domain: "", version: 17 }] };
  const Model = messages.lookupType("Model");
  return Model.encode(Model.fromObject(model)).finish();
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function attribute(name: string, value: Attributes[string]) {
  if (typeof value === "number") return { name, i: value, type: INT };
  if (typeof value === "string") return { name, s: bytes(value), type: STRING };
  return { name, strings: value.map(bytes), type: STRINGS };
}

/** Every size is left open: the tensors that come tell it. */
function valueInfo({ name, type, rank }: Value) {
  const dim = Array.from({ length: rank }, (_, axis) => ({ dimParam: `${name}_${axis}` }));
  return { name, type: { tensorType: { elemType: ELEMENT_TYPES[type], shape: { dim } } } };
}
