import fc from "fast-check";
import { expect } from "../../src/chai/index.js";
import {
  fromSafetensors,
  randomNormal,
  tensor,
  Tensor,
  toSafetensors,
  type DType,
} from "../../src/index.js";
import { fileOf, headerOf } from "./example-file.js";

const size = fc.integer({ min: 1, max: 5 });
const tensors = fc.dictionary(
  fc.string({ unit: "binary", maxLength: 6 }).filter((name) => name !== "__metadata__"),
  fc.record({
    shape: fc.array(size, { maxLength: 4 }),
    dtype: fc.constantFrom<DType>("float32", "float64"),
    seed: fc.nat(),
  }),
  { maxKeys: 6 },
);
const texts = fc.dictionary(
  fc.string({ unit: "binary", maxLength: 5 }),
  fc.string({ unit: "binary", maxLength: 9 }),
);

describe("toSafetensors(tensors, metadata) and fromSafetensors(bytes)", () => {
  it("give back every number, name, shape, dtype and text", () => {
    fc.assert(
      fc.property(tensors, texts, (described, metadata) => {
        const given = new Map(
          Object.entries(described).map(([name, { shape, ...options }]) => [
            name,
            randomNormal(shape, options),
          ]),
        );
        const read = fromSafetensors(toSafetensors(given, metadata));
        expect([...read.tensors.keys()].sort()).to.deep.equal([...given.keys()].sort());
        for (const [name, { data, shape }] of read.tensors) {
          expect(data).to.deep.equal(given.get(name)!.data);
          expect(shape).to.deep.equal(given.get(name)!.shape);
        }
        expect(new Map(read.metadata)).to.deep.equal(new Map(Object.entries(metadata)));
      }),
    );
  });

  it("keep what numbers are not: NaN, infinities, the sign of zero", () => {
    const data = new Float32Array([NaN, -0, Infinity, -Infinity, 1e-45]);
    const { tensors } = fromSafetensors(toSafetensors({ odd: new Tensor(data, [5]) }));
    expect(tensors.get("odd")!.data).to.deep.equal(data);
  });

  it("write the same bytes whatever the order that the tensors are given in", () => {
    const [a, b, c] = [tensor([1]), tensor([2], "float64"), tensor([[3]])];
    expect(toSafetensors({ a, b, c })).to.deep.equal(toSafetensors({ c, b, a }));
  });

  it("keep the order of metadata, so that a file read and written again is the same", () => {
    const bytes = toSafetensors(
      { a: tensor([1]) },
      new Map([
        ["y", "2"],
        ["x", "1"],
      ]),
    );
    const { tensors, metadata } = fromSafetensors(bytes);
    expect([...metadata.keys()]).to.deep.equal(["y", "x"]);
    expect(toSafetensors(tensors, metadata)).to.deep.equal(bytes);
  });

  it("say what is neither a file nor tensors by name", () => {
    expect(() => fromSafetensors(new ArrayBuffer(8) as never)).to.throw(
      TypeError,
      "expected a Uint8Array, got an object (ArrayBuffer)",
    );
    expect(() => toSafetensors([tensor([1])] as never)).to.throw(
      TypeError,
      "tensors must be an object or a Map, got an array of 1",
    );
  });

  it("write the larger numbers first, then by name, their data from a multiple of 8 on", () => {
    const bytes = toSafetensors({ b: tensor([1]), a: tensor([2]), z: tensor([3], "float64") });
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    const header = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    expect(header.trimEnd()).to.equal(
      '{"z":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},' +
        '"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},' +
        '"b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}',
    );
    expect(length % 8).to.equal(0);
  });

  it("order names by their characters, beyond those of 16 bits too", () => {
    const names = ["\uffee", "😀", "a", "aa", "", "遗忘门"];
    const bytes = toSafetensors(new Map(names.map((name) => [name, tensor([1])])));
    expect([...fromSafetensors(bytes).tensors.keys()]).to.deep.equal([
      "",
      "a",
      "aa",
      "遗忘门",
      "\uffee",
      "😀",
    ]);
  });

  it("read a file whose data stand at an odd place, and keep no hold of its bytes", () => {
    const header = headerOf({ x: { dtype: "F64", shape: [2], data_offsets: [0, 16] } }) + "  ";
    const file = fileOf(header, 16);
    expect((8 + header.length) % 8).to.not.equal(0);
    const around = new Uint8Array(file.length + 3);
    around.set(file, 3);
    // Node's Buffer, of which a file is read, has a `slice` that copies nothing.
    for (const bytes of [around.subarray(3), Buffer.from(around.buffer, 3)]) {
      around.set(file, 3);
      const read = fromSafetensors(bytes).tensors.get("x")!;
      const before = read.data.slice();
      around.fill(0);
      expect(read.data).to.deep.equal(before);
      expect(before.some((x) => x !== 0)).to.equal(true);
    }
  });

  it("read numbers of 16 bits as the float32 that they are", () => {
    const bits = new Uint16Array([0x3c00, 0xc000, 0x7bff, 0x0001, 0x8000, 0x7c00, 0x3555]);
    const file = fileOf(headerOf({ h: { dtype: "F16", shape: [7], data_offsets: [0, 14] } }), 14);
    file.set(new Uint8Array(bits.buffer), file.length - 14);
    expect([...fromSafetensors(file).tensors.get("h")!.data]).to.deep.equal([
      1,
      -2,
      65504,
      1 / 0x1000000,
      -0,
      Infinity,
      0.333251953125,
    ]);
    const brain = fileOf(headerOf({ b: { dtype: "BF16", shape: [2], data_offsets: [0, 4] } }), 4);
    brain.set(new Uint8Array(new Uint16Array([0x3f80, 0xc049]).buffer), brain.length - 4);
    expect([...fromSafetensors(brain).tensors.get("b")!.data]).to.deep.equal([1, -3.140625]);
  });

  it("refuse to write what no file can hold", () => {
    expect(() => toSafetensors({ __metadata__: tensor([1]) })).to.throw(RangeError, "__metadata__");
    expect(() => toSafetensors({ "\ud800": tensor([1]) })).to.throw(RangeError, "Unicode");
    expect(() => toSafetensors({}, { a: "\udc00" })).to.throw(RangeError, "Unicode");
    expect(() => toSafetensors({ a: [1] } as never)).to.throw(TypeError, '"a" must be a tensor');
    expect(() => toSafetensors({}, { a: 1 } as never)).to.throw(TypeError, 'metadata "a"');
    expect(() => toSafetensors(null as never)).to.throw(TypeError, "tensors must be an object");
    expect(() => fromSafetensors([1] as never)).to.throw(TypeError, "a Uint8Array");
  });
});
