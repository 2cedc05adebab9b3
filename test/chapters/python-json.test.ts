import { expect } from "chai";
import { splitLines, toPythonJson } from "../../tools/chapters/python-json.js";

describe("toPythonJson(value)", () => {
  it("indents by one space, sorts the keys and leaves what is not ASCII as it is", () => {
    expect(toPythonJson({ b: [1, "门"], a: { d: null, c: true } })).to.equal(
      '{\n "a": {\n  "c": true,\n  "d": null\n },\n "b": [\n  1,\n  "门"\n ]\n}',
    );
  });

  it("keeps an empty list and an empty object on one line", () => {
    expect(toPythonJson({ a: [], b: {} })).to.equal('{\n "a": [],\n "b": {}\n}');
  });

  it("writes small numbers with an exponent of two digits, as Python's repr does", () => {
    const numbers = [
      0.0001, 0.00001234, -1e-7, 1.5e-10, 1e-300, 0, 0.1, 1e21, 123456789012345680000,
    ];
    expect(numbers.map((value) => toPythonJson(value))).to.deep.equal([
      "0.0001",
      "1.234e-05",
      "-1e-07",
      "1.5e-10",
      "1e-300",
      "0",
      "0.1",
      "1e+21",
      "123456789012345680000",
    ]);
  });

  it("sorts by code points: 𝑥 (U+1D465) after ﬀ (U+FB00), which UTF-16 puts first", () => {
    expect(toPythonJson({ "𝑥": 1, ﬀ: 2 })).to.equal('{\n "ﬀ": 2,\n "𝑥": 1\n}');
  });
});

describe("splitLines(text)", () => {
  it("keeps the line ends, and makes no line of an empty text", () => {
    expect(splitLines("a\nb\r\n\nc")).to.deep.equal(["a\n", "b\r\n", "\n", "c"]);
    expect(splitLines("")).to.deep.equal([]);
  });

  it("splits at all that Python takes for a line end", () => {
    expect(splitLines("a\rb\u2028c\x0bd\n")).to.deep.equal(["a\r", "b\u2028", "c\x0b", "d\n"]);
  });
});
