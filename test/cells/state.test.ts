import { expect } from "chai";
import { add, mapStates, neg, tensor, type State } from "../../src/index.js";

const a = tensor([1]);
const b = tensor([2]);

describe("mapStates(f, …states)", () => {
  it("calls f on a bare tensor by the name h", () => {
    const names: string[] = [];
    const mapped = mapStates((name, x) => (names.push(name), neg(x)), a);
    expect(mapped.toArray()).to.deep.equal([-1]);
    expect(names).to.deep.equal(["h"]);
  });

  it("keeps the structure of a state, and calls each part by its own name", () => {
    const names: string[] = [];
    const mapped = mapStates((name, x) => (names.push(name), neg(x)), { c: a, h: b });
    expect([mapped.c.toArray(), mapped.h.toArray()]).to.deep.equal([[-1], [-2]]);
    expect(names).to.deep.equal(["c", "h"]);
  });

  it("numbers the parts of a list, to any depth", () => {
    const names: string[] = [];
    const state: [State, [State, State], { c: State }] = [a, [b, a], { c: b }];
    const mapped = mapStates((name, x) => (names.push(name), neg(x)), state);
    expect(mapped).to.deep.equal([neg(a), [neg(b), neg(a)], { c: neg(b) }]);
    expect(names).to.deep.equal(["h0", "h10", "h11", "c"]);
  });

  it("brings together the tensors at the same place of several states", () => {
    const mapped = mapStates((_, x, y) => add(x, y), { c: a, h: b }, { c: b, h: b });
    expect([mapped.c.toArray(), mapped.h.toArray()]).to.deep.equal([[3], [4]]);
  });
});
