import { expect } from "chai";
import { clearOutput } from "../../src/notebook/index.js";

const key = Symbol.for("unrolled.clearOutput");

describe("clearOutput", () => {
  afterEach(() => Reflect.deleteProperty(globalThis, key));

  it("asks the kernel to empty the cell's output, at once unless it shall wait", () => {
    const asked: boolean[] = [];
    Object.assign(globalThis, { [key]: (wait: boolean) => asked.push(wait) });
    clearOutput();
    clearOutput({ wait: true });
    expect(asked).to.deep.equal([false, true]);
  });

  it("does nothing outside a kernel", () => {
    expect(() => clearOutput()).not.to.throw();
  });
});
