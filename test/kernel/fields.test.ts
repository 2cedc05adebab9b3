import { expect } from "chai";
import { Fields } from "../../kernel/wire/fields.js";

describe("kernel: fields of a request", () => {
  const fields = new Fields("some_request", {
    text: "a",
    yes: true,
    count: 3,
    half: 0.5,
    list: ["x"],
    expressions: { a: "1", b: 2 },
    none: null,
    long: "x".repeat(10_000_000),
    longName: { ["x".repeat(10_000_000)]: 1 },
  });

  it("gives a field of the expected type, and the fallback where it is missing or null", () => {
    expect(fields.string("text")).to.equal("a");
    expect(fields.boolean("yes")).to.equal(true);
    expect(fields.integer("count", 0)).to.equal(3);
    expect(fields.oneOf("text", ["a", "b"])).to.equal("a");
    expect(fields.boolean("missing", true)).to.equal(true);
    expect(fields.string("none", "b")).to.equal("b");
  });

  it("throws a TypeError that names request, field, what was expected and what came", () => {
    for (const [read, message] of [
      [() => fields.string("missing"), "some_request: missing is missing, expected a string"],
      [() => fields.string("none"), "some_request: none is null, expected a string"],
      [() => fields.string("count"), "some_request: count is 3, expected a string"],
      [() => fields.string("count", "b"), "some_request: count is 3, expected a string"],
      [() => fields.boolean("text"), "some_request: text is 'a', expected true or false"],
      [() => fields.integer("half", 0), "half is 0.5, expected an integer of at least 0"],
      [() => fields.integer("count", 4), "count is 3, expected an integer of at least 4"],
      [() => fields.oneOf("text", ["b", "c"]), "text is 'a', expected one of 'b', 'c'"],
      [() => fields.strings("list"), "list is [ 'x' ], expected an object"],
      [() => fields.strings("expressions"), "expressions.b is 2, expected a string"],
    ] as const) {
      expect(read, message).to.throw(TypeError, message);
    }
  });

  it("shows only the beginning of what came", () => {
    for (const name of ["long", "longName"]) {
      const failure = () => fields.boolean(name);
      expect(failure).to.throw(/^some_request: \w+ is .{40,100}, expected true or false$/);
    }
  });
});
