import { expect } from "chai";
import { useKernel } from "./kernel.js";

describe("kernel: code that is nested deeper than the compiler can follow", () => {
  const kernel = useKernel();

  it("fails alone: the next cell runs, and has the variables", async () => {
    await kernel().execute("const kept = 11");
    for (const depth of [1_000, 10_000, 100_000]) {
      const { status } = await kernel().execute(`${"(".repeat(depth)}1${")".repeat(depth)}`);
      if (depth > 1_000) expect(status).to.equal("error");
      const { outputs } = await kernel().execute("kept");
      expect(outputs).to.have.nested.property("[0].data.text/plain", "11");
    }
  });
});
