import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect } from "chai";
import {
  fromSafetensors,
  tensor,
  toSafetensors,
  type DType,
  type Tensor,
} from "../../src/index.js";
import { fileOf, headerOf } from "../formats/example-file.js";

interface File {
  readonly tensors: Record<string, { readonly dtype: DType; readonly shape: number[] }>;
  readonly metadata?: Record<string, string>;
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`safetensors/${name}`, import.meta.url), "utf8"));
const files: Record<string, File> = read("files.json");
const answers: { files: Record<string, string>; "every F16": string; "every BF16": string } =
  read("answers.json");

/** The numbers that make.py makes, exact in both precisions. */
function numbers({ dtype, shape }: File["tensors"][string], salt: number): Tensor {
  let k = 0;
  const build = ([size, ...rest]: readonly number[]): any =>
    size === undefined
      ? (((k++ * 37 + salt * 11) % 101) - 50) / 8
      : Array.from({ length: size }, () => build(rest));
  return tensor(build(shape), dtype);
}

describe("files of the format safetensors, beside the Python package", () => {
  for (const [name, { tensors, metadata }] of Object.entries(files)) {
    const given = new Map(Object.entries(tensors).map(([n, x], salt) => [n, numbers(x, salt)]));
    const theirs = new Uint8Array(Buffer.from(answers.files[name], "base64"));

    it(`are the same bytes: ${name}`, () => {
      expect(toSafetensors(given, metadata)).to.deep.equal(theirs);
    });

    it(`are read as they were written there: ${name}`, () => {
      const made = fromSafetensors(theirs);
      expect(new Map([...made.tensors].sort())).to.deep.equal(new Map([...given].sort()));
      expect(Object.fromEntries(made.metadata)).to.deep.equal(metadata ?? {});
    });
  }

  for (const type of ["F16", "BF16"] as const) {
    it(`have the same numbers in every ${type}`, () => {
      const bits = Uint16Array.from({ length: 65536 }, (_, i) => i);
      const header = headerOf({ x: { dtype: type, shape: [65536], data_offsets: [0, 131072] } });
      const file = fileOf(header, 131072);
      file.set(new Uint8Array(bits.buffer), file.length - 131072);
      const { data } = fromSafetensors(file).tensors.get("x")!;
      const oneNaN = Float32Array.from(data, (value) => (Number.isNaN(value) ? NaN : value));
      const digest = createHash("sha256").update(new Uint8Array(oneNaN.buffer)).digest("hex");
      expect(digest).to.equal(answers[`every ${type}`]);
    });
  }
});
