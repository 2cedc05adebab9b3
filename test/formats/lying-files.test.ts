import { expect } from "chai";
import { fromSafetensors } from "../../src/index.js";
import { fileOf, headerOf } from "./example-file.js";

const x = { dtype: "F32", shape: [2], data_offsets: [0, 8] };
const y = { dtype: "F32", shape: [1], data_offsets: [8, 12] };

/** What a file is, the file, and what the error says. */
const lies: readonly (readonly [what: string, file: Uint8Array, says: string])[] = [
  ["no bytes", new Uint8Array(0), "at least 8 bytes, got 0"],
  ["7 bytes", new Uint8Array(7), "at least 8 bytes, got 7"],
  [
    "a header that ends past the file",
    fileOf("{}", 0, 3n),
    "a header of 3 bytes, got a file of 10",
  ],
  [
    "a header longer than any",
    fileOf("{}", 0, 2n ** 64n - 1n),
    "a file of the format safetensors, whose header has at most 100000000 bytes, got one that begins with",
  ],
  ["a header one byte too long", fileOf("{}", 0, 100_000_001n), "at most 100000000 bytes"],
  ["a header that is not UTF-8", fileOf(new Uint8Array([0x7b, 0xff, 0x7d]), 0), "UTF-8"],
  [
    "a surrogate in UTF-8",
    fileOf(new Uint8Array([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]), 0),
    "UTF-8",
  ],
  ["a byte order mark", fileOf("\ufeff{}", 0), "begins with {"],
  ["space before the header", fileOf(" {}", 0), "begins with {"],
  ["an array", fileOf("[]", 0), "begins with {"],
  ["an empty header", fileOf("", 0), "begins with {"],
  ["a header without an end", fileOf('{"x"', 0), "a colon"],
  ["a header that goes on after its end", fileOf("{} {}", 0), "nothing after the object"],
  ["a name that is no string", fileOf("{1:2}", 0), "a name in an object, a string"],
  ["a string without an end", fileOf('{"x', 0), "the end of a name"],
  ["a raw line feed in a string", fileOf('{"a\nb":1}', 0), "Unicode characters"],
  ["half a character", fileOf('{"\\ud800":1}', 0), "Unicode characters"],
  ["a wrong escape", fileOf('{"\\x":1}', 0), "Unicode characters"],
  ["a name twice", fileOf(`{"x":${headerOf(x)},"x":${headerOf(x)}}`, 8), 'got "x" twice'],
  [
    "a name twice, written in two ways",
    fileOf(`{"x":${headerOf(x)},"\\u0078":${headerOf(x)}}`, 8),
    'got "x" twice',
  ],
  ["a field twice", fileOf('{"x":{"dtype":"F32","dtype":"F32"}}', 0), '"dtype" twice'],
  ["metadata twice", fileOf('{"__metadata__":{},"__metadata__":{}}', 0), '"__metadata__" twice'],
  ["metadata that are no texts", fileOf('{"__metadata__":{"a":1}}', 0), "__metadata__.a, a string"],
  ["metadata that are no object", fileOf('{"__metadata__":null}', 0), "__metadata__ ({)"],
  ["a tensor that is no object", fileOf('{"x":[]}', 0), 'tensor "x" ({)'],
  ["a field that is none", fileOf(headerOf({ x: { ...x, strides: [1] } }), 8), 'got "strides"'],
  [
    "no dtype",
    fileOf(headerOf({ x: { ...x, dtype: undefined } }), 8),
    'tensor "x" must have a dtype, got none',
  ],
  ["no shape", fileOf(headerOf({ x: { ...x, shape: undefined } }), 8), "a shape, got none"],
  [
    "no offsets",
    fileOf(headerOf({ x: { ...x, data_offsets: undefined } }), 8),
    "two data_offsets, got none",
  ],
  [
    "one offset",
    fileOf(headerOf({ x: { ...x, data_offsets: [0] } }), 8),
    "two data_offsets, got 1",
  ],
  [
    "integers",
    fileOf(headerOf({ x: { ...x, dtype: "I32" } }), 8),
    'a dtype of BF16, F16, F32, F64, got "I32"',
  ],
  [
    "a dtype that is none",
    fileOf(headerOf({ x: { ...x, dtype: "toString" } }), 8),
    'got "toString"',
  ],
  ["a dtype that is a number", fileOf(headerOf({ x: { ...x, dtype: 32 } }), 8), "a string"],
  [
    "a negative size",
    fileOf(headerOf({ x: { ...x, shape: [-2] } }), 8),
    "integers in 0 … 9007199254740991",
  ],
  [
    "a size of zero",
    fileOf(headerOf({ x: { ...x, shape: [0], data_offsets: [0, 0] } }), 0),
    "positive sizes, got [0]",
  ],
  ["half a number", fileOf(headerOf({ x: { ...x, shape: [0.5] } }), 8), "integers"],
  [
    "a power of ten",
    fileOf('{"x":{"dtype":"F32","shape":[2e0],"data_offsets":[0,8]}}', 8),
    "integers",
  ],
  [
    "a leading zero",
    fileOf('{"x":{"dtype":"F32","shape":[02],"data_offsets":[0,8]}}', 8),
    "integers",
  ],
  ["minus zero", fileOf('{"x":{"dtype":"F32","shape":[2],"data_offsets":[-0,8]}}', 8), "integers"],
  [
    "a huge size",
    fileOf(`{"x":{"dtype":"F32","shape":[${"9".repeat(400)}],"data_offsets":[0,8]}}`, 8),
    "integers",
  ],
  [
    "sizes whose product is huge",
    fileOf(headerOf({ x: { ...x, shape: [2 ** 40, 2 ** 40] } }), 8),
    "bytes for F32",
  ],
  [
    "sizes whose product of 64 bits is right",
    fileOf(headerOf({ x: { ...x, shape: [2 ** 33, 2 ** 31, 2] } }), 8),
    "bytes for F32",
  ],
  [
    "fewer bytes than numbers",
    fileOf(headerOf({ x: { ...x, shape: [3] } }), 8),
    "12 bytes for F32 [3], got data_offsets [0, 8]",
  ],
  [
    "an end before the beginning",
    fileOf(headerOf({ x: { ...x, data_offsets: [8, 0] } }), 8),
    "data_offsets [8, 0]",
  ],
  ["data past the end", fileOf(headerOf({ x }), 4), 'tensor "x" must end within the 4 bytes'],
  [
    "bytes left over",
    fileOf(headerOf({ x }), 9),
    "expected 8 bytes of data, those of the tensors, got 9",
  ],
  ["a hole at the beginning", fileOf(headerOf({ y }), 12), 'tensor "y" must begin at byte 0'],
  [
    "a hole between",
    fileOf(headerOf({ x, y: { ...y, data_offsets: [12, 16] } }), 16),
    'tensor "y" must begin at byte 8',
  ],
  [
    "an overlap",
    fileOf(headerOf({ x, y: { ...y, data_offsets: [4, 8] } }), 8),
    'tensor "y" must begin at byte 8',
  ],
  ["one range twice", fileOf(headerOf({ x, y: x }), 8), 'tensor "y" must begin at byte 8'],
  ["deep nesting", fileOf(`{"x":${"[".repeat(100_000)}`, 0), 'tensor "x" ({)'],
  ["deep nesting of objects", fileOf('{"x":'.repeat(100_000), 0), 'got "x"'],
];

describe("fromSafetensors(bytes)", () => {
  for (const [what, file, says] of lies) {
    it(`refuses ${what}`, () => {
      const before = file.slice();
      expect(() => fromSafetensors(file)).to.throw(RangeError, says);
      expect(file).to.deep.equal(before);
    });
  }

  it("reads the file that these are lies about, its tensors in any order", () => {
    const { tensors } = fromSafetensors(fileOf(headerOf({ y, x, __metadata__: { a: "b" } }), 12));
    expect([...tensors.keys()]).to.deep.equal(["x", "y"]);
  });

  it("says in a few words what a file says at length", () => {
    const long = "n".repeat(1_000_000);
    const shape = Array<number>(300_000).fill(1);
    for (const tensors of [
      { [long]: { ...x, shape: [7] } },
      { x: { ...x, dtype: long } },
      { x: { ...x, shape: [...shape, 0] } },
      { x: { ...x, [long]: 1 } },
      { [long]: { ...x, data_offsets: [4, 12] } },
    ]) {
      expect(() => fromSafetensors(fileOf(headerOf(tensors as never), 12)))
        .to.throw(RangeError)
        .with.property("message")
        .that.has.length.below(1000);
    }
  });
});
