import { inWords } from "../tensor/arguments.js";
import type { DType, TypedArray } from "../tensor/dtype.js";
import { Tensor } from "../tensor/tensor.js";
import { fromBfloat16, fromFloat16 } from "./half-floats.js";
import { readHeader, writeHeader } from "./safetensors-header.js";
import type { StoredTensor, StoredType } from "./stored-tensor.js";

/** What a file of the format safetensors holds. */
export interface Safetensors {
  /** By name, in the order of the file. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

/** Values by name. */
type ByName<T> = ReadonlyMap<string, T> | Readonly<Record<string, T>>;

const TYPE_OF: Readonly<Record<DType, StoredType>> = { float32: "F32", float64: "F64" };

/**
 * Tensors by name as a file of the format safetensors (huggingface.co/docs/safetensors): to the byte what
 * its own implementation writes, whose metadata come in any order; here they keep theirs, so that a file that
 * is read and written again is the same. It holds numbers and nothing that could run.
 * @throws TypeError for what is not a tensor or not text, RangeError for a name that no file can hold.
 */
export function toSafetensors(tensors: ByName<Tensor>, metadata: ByName<string> = {}): Uint8Array {
  const named = entriesOf("tensors", tensors);
  const texts = entriesOf("metadata", metadata);
  for (const [name, tensor] of named) {
    checkName("tensor", name);
    if (name === "__metadata__")
      refuse('a tensor of another name than "__metadata__"', "that name");
    if (!(tensor instanceof Tensor)) {
      throw new TypeError(
        `toSafetensors: ${JSON.stringify(name)} must be a tensor, got ${typeof tensor}`,
      );
    }
  }
  for (const [key, value] of texts) {
    checkName("metadata", key);
    if (typeof value !== "string") {
      throw new TypeError(
        `toSafetensors: metadata ${JSON.stringify(key)} must be a string, got ${typeof value}`,
      );
    }
    checkName("metadata", value);
  }
  // The larger numbers first, so that all of them are aligned; then by name.
  named.sort(([a, x], [b, y]) => bytesOf(y) - bytesOf(x) || compareCharacters(a, b));
  let end = 0;
  const stored = named.map(([name, { dtype, shape, data }]): StoredTensor => {
    const begin = end;
    end += data.byteLength;
    return { name, type: TYPE_OF[dtype], shape, begin, end };
  });
  const header = writeHeader(stored, texts);
  const bytes = new Uint8Array(header.length + end);
  bytes.set(header);
  stored.forEach(({ begin }, n) => {
    const { buffer, byteOffset, byteLength } = named[n][1].data;
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), header.length + begin);
  });
  return bytes;
}

/**
 * Reads a file of the format safetensors. Numbers of 16 bits (F16, BF16) become float32, exactly. All that
 * the file says is checked before anything is made of it.
 * @throws RangeError naming the tensor, what was expected and what came, for a file that is truncated,
 * lies about its ranges, or holds what is no tensor here (integers, for instance, and sizes of zero).
 */
export function fromSafetensors(bytes: Uint8Array): Safetensors {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(`fromSafetensors: expected a Uint8Array, got ${inWords(bytes)}`);
  }
  const { tensors, metadata, dataStart } = readHeader("fromSafetensors", bytes);
  const made = tensors.map(({ name, type, shape, begin, end }): [string, Tensor] => {
    // A copy, which begins at a multiple of 8, wherever the numbers stood in the file. Not `bytes.slice`,
    // which for Node's Buffer is no copy.
    const copy = new Uint8Array(bytes.subarray(dataStart + begin, dataStart + end));
    return [name, new Tensor(numbersIn(copy.buffer, type), shape)];
  });
  return { tensors: new Map(made), metadata };
}

/** Every machine that runs JavaScript has the least byte first, as the format does. */
function numbersIn(buffer: ArrayBufferLike, type: StoredType): TypedArray {
  if (type === "F32") return new Float32Array(buffer);
  if (type === "F64") return new Float64Array(buffer);
  const read = type === "F16" ? fromFloat16 : fromBfloat16;
  return Float32Array.from(new Uint16Array(buffer), read);
}

function entriesOf<T>(what: string, values: ByName<T>): [string, T][] {
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    throw new TypeError(
      `toSafetensors: ${what} must be an object or a Map, got ${inWords(values)}`,
    );
  }
  return [...(values instanceof Map ? values : Object.entries(values))];
}

function checkName(what: string, name: unknown): void {
  if (typeof name === "string" && !/\p{Surrogate}/u.test(name)) return;
  refuse(`${what} names and texts of Unicode characters`, JSON.stringify(name) ?? typeof name);
}

function refuse(expected: string, got: string): never {
  throw new RangeError(`toSafetensors: expected ${expected}, got ${got}`);
}

const bytesOf = ({ data }: Tensor): number => data.BYTES_PER_ELEMENT;

/** By code points, as their bytes in UTF-8 compare. */
function compareCharacters(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  const at = x.findIndex((character, i) => character !== y[i]);
  if (at < 0) return x.length - y.length;
  return at < y.length ? x[at].codePointAt(0)! - y[at].codePointAt(0)! : 1;
}
