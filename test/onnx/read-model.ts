import protobuf from "protobufjs";

/** What a model here has of onnx.proto (github.com/onnx/onnx), in its own words and numbers. */
const PROTO = `
syntax = "proto2";
message AttributeProto {
  required string name = 1; optional int32 type = 20; optional int64 i = 3; optional bytes s = 4;
  repeated int64 ints = 8; repeated bytes strings = 9;
}
message ValueInfoProto { required string name = 1; optional TypeProto type = 2; }
message NodeProto {
  repeated string input = 1; repeated string output = 2; required string name = 3;
  required string op_type = 4; repeated AttributeProto attribute = 5;
}
message ModelProto {
  optional int64 ir_version = 1; optional string producer_name = 2; optional GraphProto graph = 7;
  repeated OperatorSetIdProto opset_import = 8; repeated StringStringEntryProto metadata_props = 14;
}
message StringStringEntryProto { optional string key = 1; optional string value = 2; }
message GraphProto {
  repeated NodeProto node = 1; optional string name = 2; repeated TensorProto initializer = 5;
  repeated ValueInfoProto input = 11; repeated ValueInfoProto output = 12;
}
message TensorProto {
  repeated int64 dims = 1; optional int32 data_type = 2; required string name = 8;
  optional bytes raw_data = 9;
}
message TensorShapeProto {
  message Dimension { oneof value { int64 dim_value = 1; string dim_param = 2; } }
  repeated Dimension dim = 1;
}
message TypeProto {
  message Tensor { optional int32 elem_type = 1; optional TensorShapeProto shape = 2; }
  optional Tensor tensor_type = 1;
}
message OperatorSetIdProto { optional string domain = 1; optional int64 version = 2; }
`;

const ModelProto = protobuf.parse(PROTO).root.lookupType("ModelProto");
const ELEMENTS: Readonly<Record<number, string>> = {
  1: "float32",
  6: "int32",
  7: "int64",
  11: "float64",
};

export interface Node {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A file of ONNX, as a test looks at it. */
export interface ReadModel {
  readonly format: number;
  readonly operators: readonly { readonly domain: string; readonly version: number }[];
  readonly producer: string;
  readonly metadata: readonly (readonly [key: string, text: string])[];
  readonly nodes: readonly Node[];
  /** `float32 [2, 3]`, by name. */
  readonly weights: Readonly<Record<string, string>>;
  /** The numbers of the weights, by name. */
  readonly numbers: Readonly<Record<string, readonly number[]>>;
  /** `int64 [batch, time]`, by name and in order. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Reads a file by the description that is onnx's. */
export function readModel(bytes: Uint8Array): ReadModel {
  const options = { longs: Number, arrays: true, defaults: false };
  const model = ModelProto.toObject(ModelProto.decode(bytes), options);
  const { node, initializer, input, output } = model.graph;
  return {
    format: model.irVersion,
    operators: model.opsetImport.map(({ domain, version }: any) => ({ domain, version })),
    producer: model.producerName,
    metadata: model.metadataProps.map(({ key, value }: any) => [key, value]),
    nodes: node.map(({ name, opType, input, output, attribute }: any) => ({
      name,
      operator: opType,
      inputs: input,
      outputs: output,
      attributes: Object.fromEntries(attribute.map(attributeIn)),
    })),
    weights: byName(initializer, ({ dataType, dims }) => inWords(dataType, dims)),
    numbers: byName(initializer, ({ dataType, rawData }) => numbersIn(dataType, rawData)),
    inputs: byName(input, valueInWords),
    outputs: byName(output, valueInWords),
  };
}

/** By names that must be different. */
function byName<T>(list: any[], value: (each: any) => T): Record<string, T> {
  const named = new Map(list.map((each) => [each.name, value(each)]));
  if (named.size < list.length) throw new Error(`a name is there twice: ${JSON.stringify(list)}`);
  return Object.fromEntries(named);
}

const inWords = (element: number, sizes: readonly unknown[]): string =>
  `${ELEMENTS[element]} [${sizes.join(", ")}]`;

function valueInWords({ type: { tensorType } }: any): string {
  const sizes = tensorType.shape.dim.map(({ dimValue, dimParam }: any) => dimParam ?? dimValue);
  return inWords(tensorType.elemType, sizes);
}

/** By AttributeProto.AttributeType. */
function attributeIn({ name, type, i, s, ints, strings }: any): [name: string, value: unknown] {
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const kinds: Record<number, () => unknown> = {
    2: () => i,
    3: () => text(s),
    7: () => ints,
    8: () => strings.map(text),
  };
  return [name, kinds[type]()];
}

function numbersIn(element: number, bytes: Uint8Array): number[] {
  const { buffer } = bytes.slice();
  if (element === 7) return Array.from(new BigInt64Array(buffer), Number);
  return [...(element === 11 ? new Float64Array(buffer) : new Float32Array(buffer))];
}
