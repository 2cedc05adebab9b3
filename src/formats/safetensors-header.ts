import { formatShape, sizeOf } from "../tensor/shape.js";
import { JsonReader, shortened } from "./json-reader.js";
import {
  BYTES_OF,
  checkRanges,
  inQuotes,
  LONGEST,
  type StoredTensor,
  type StoredType,
} from "./stored-tensor.js";

export interface SafetensorsHeader {
  /** In the order of their bytes. */
  readonly tensors: readonly StoredTensor[];
  readonly metadata: ReadonlyMap<string, string>;
  /** Where the tensors' bytes begin in the file. */
  readonly dataStart: number;
}

/** As in the format's own implementation. */
const MAX_HEADER_BYTES = 100_000_000;
const LENGTH_BYTES = 8;
const METADATA = "__metadata__";

/**
 * Reads and checks all that a file says of itself, before anything is made of it.
 * @throws RangeError naming the tensor, what was expected and what came.
 */
export function readHeader(operation: string, bytes: Uint8Array): SafetensorsHeader {
  const { text, dataStart } = headerText(operation, bytes);
  const reader = new JsonReader(text, (expected, got) => {
    throw new RangeError(`${operation}: the header must have ${expected}, got ${got}`);
  });
  const tensors: StoredTensor[] = [];
  const metadata = new Map<string, string>();
  reader.object("an object", (name) => {
    if (name !== METADATA) tensors.push(readTensor(operation, reader, name));
    else reader.object(METADATA, (key) => metadata.set(key, reader.string(`${METADATA}.${key}`)));
  });
  reader.end();
  tensors.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkRanges(operation, tensors, bytes.length - dataStart);
  return { tensors, metadata, dataStart };
}

/** The header as text, and where it ends. */
function headerText(operation: string, bytes: Uint8Array): { text: string; dataStart: number } {
  const refuse = (expected: string, got: string): never => {
    throw new RangeError(`${operation}: expected ${expected}, got ${got}`);
  };
  if (bytes.length < LENGTH_BYTES) {
    refuse(`a file of at least ${LENGTH_BYTES} bytes`, `${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES);
  const length = view.getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) {
    refuse(
      `a file of the format safetensors, whose header has at most ${MAX_HEADER_BYTES} bytes`,
      `one that begins with ${JSON.stringify(String.fromCharCode(...bytes.subarray(0, LENGTH_BYTES)))}`,
    );
  }
  const dataStart = LENGTH_BYTES + Number(length);
  if (dataStart > bytes.length) {
    refuse(`a header of ${length} bytes`, `a file of ${bytes.length} bytes`);
  }
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const text = decoder.decode(bytes.subarray(LENGTH_BYTES, dataStart));
    if (!text.startsWith("{"))
      refuse("a header that begins with {", JSON.stringify(text.slice(0, 20)));
    return { text, dataStart };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return refuse("a header in UTF-8", "bytes that are not");
  }
}

/** What the header says of one tensor. */
function readTensor(operation: string, reader: JsonReader, name: string): StoredTensor {
  const what = `tensor ${inQuotes(name)}`;
  const refuse = (expected: string, got: string): never => {
    throw new RangeError(`${operation}: ${what} must have ${expected}, got ${got}`);
  };
  let type: string | undefined;
  let shape: number[] | undefined;
  let offsets: number[] | undefined;
  reader.object(what, (field) => {
    if (field === "dtype") type = reader.string(`the dtype of ${what}`);
    else if (field === "shape") shape = reader.integers(`the shape of ${what}`);
    else if (field === "data_offsets") offsets = reader.integers(`the data_offsets of ${what}`);
    else refuse("dtype, shape and data_offsets", inQuotes(field));
  });
  if (type === undefined) return refuse("a dtype", "none");
  if (shape === undefined) return refuse("a shape", "none");
  if (offsets?.length !== 2) return refuse("two data_offsets", `${offsets?.length ?? "none"}`);
  if (!Object.hasOwn(BYTES_OF, type)) {
    return refuse(`a dtype of ${Object.keys(BYTES_OF).join(", ")}`, inQuotes(type));
  }
  if (shape.includes(0))
    refuse("a shape of positive sizes", shortened(formatShape(shape), LONGEST));
  const stored = type as StoredType;
  const [begin, end] = offsets;
  const size = sizeOf(shape) * BYTES_OF[stored];
  // Of a shape that is too large for exact arithmetic the size is too large for any file.
  if (end - begin !== size) {
    refuse(
      `${size} bytes for ${type} ${shortened(formatShape(shape), LONGEST)}`,
      `data_offsets [${begin}, ${end}]`,
    );
  }
  return { name, type: stored, shape, begin, end };
}

/** The bytes before the tensors' own: the length of the header, and the header. */
export function writeHeader(
  tensors: readonly StoredTensor[],
  metadata: readonly (readonly [key: string, value: string])[],
): Uint8Array {
  const text = (value: unknown) => JSON.stringify(value);
  const entries = tensors.map(
    ({ name, type, shape, begin, end }) =>
      `${text(name)}:${text({ dtype: type, shape, data_offsets: [begin, end] })}`,
  );
  if (metadata.length > 0) {
    const pairs = metadata.map(([key, value]) => `${text(key)}:${text(value)}`);
    entries.unshift(`${text(METADATA)}:{${pairs.join(",")}}`);
  }
  const json = new TextEncoder().encode(`{${entries.join(",")}}`);
  // Spaces behind it, so that the tensors begin at a multiple of 8.
  const length = Math.ceil(json.length / LENGTH_BYTES) * LENGTH_BYTES;
  const bytes = new Uint8Array(LENGTH_BYTES + length).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.set(json, LENGTH_BYTES);
  return bytes;
}
