import { expect } from "chai";
import { clearOutput } from "../../src/notebook/index.js";
import { refuses } from "../support/failure.js";
import { type Cleared, inKernel } from "./fake-kernel.js";

describe("clearOutput({ wait })", () => {
  it("asks the kernel to clear: at once, or when the next output comes", async () => {
    const cleared: Cleared = [];
    await inKernel(() => {
      clearOutput();
      clearOutput({ wait: true });
      clearOutput({});
    }, cleared);
    expect(cleared).to.deep.equal([false, true, false]);
  });

  it("does nothing outside a kernel, and under plain tslab, which cannot clear", async () => {
    clearOutput({ wait: true });
    expect(await inKernel(() => clearOutput({ wait: true }))).to.deep.equal([]);
  });

  it("refuses a wait that is neither true nor false", () => {
    refuses({
      "TypeError: clearOutput: wait must be true or false, got 1": () =>
        clearOutput({ wait: 1 as never }),
    });
  });
});
