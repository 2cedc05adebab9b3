import { expect } from "chai";
import { useKernel } from "./kernel.js";

describe("kernel: queued cells", () => {
  const kernel = useKernel();

  it("runs cells that are sent at once one after the other", async () => {
    const cells = ["var order: number[] = []", "order.push(1)", "order.push(2)", "order.join()"];
    const results = await Promise.all(cells.map((cell) => kernel().execute(cell)));
    expect(results.at(-1)?.outputs).to.have.nested.property("[0].data.text/plain", "'1,2'");
  });

  it("aborts the cells queued behind one that fails, and only those", async () => {
    const results = await Promise.all([
      kernel().execute(`throw new Error("first")`),
      kernel().execute(`console.log("second")`),
      kernel().request("kernel_info_request"),
      kernel().execute(`console.log("third")`),
    ]);
    const [failed, second, info, third] = results;
    expect(failed.status).to.equal("error");
    expect(info.content.status).to.equal("ok");
    for (const aborted of [second, third]) {
      expect(aborted).to.deep.equal({ status: "aborted", executionCount: null, outputs: [] });
    }
    expect(await kernel().execute("4")).to.include({ status: "ok" });
  });

  it("aborts all of many cells that came while a loop blocked the process", async () => {
    const failed = kernel().execute(
      "const end = Date.now() + 1500; while (Date.now() < end); throw 0",
    );
    const queued = Array.from({ length: 3000 }, () => kernel().execute("1"));
    expect((await failed).status).to.equal("error");
    const statuses = (await Promise.all(queued)).map(({ status }) => status);
    expect(new Set(statuses)).to.deep.equal(new Set(["aborted"]));
  });

  it("aborts the cells behind a type error, and behind a slow cell that fails", async () => {
    for (const failing of [
      "missing",
      "await new Promise((r) => setTimeout(r, 300)); throw new Error()",
    ]) {
      const [failed, next] = await Promise.all([kernel().execute(failing), kernel().execute("1")]);
      expect([failed.status, next.status]).to.deep.equal(["error", "aborted"]);
    }
  });

  it("aborts a cell that comes only after the one before it has failed at once", async () => {
    const failing = kernel().execute("throw 1");
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [failed, next] = await Promise.all([failing, kernel().execute("1")]);
    expect([failed.status, next.status]).to.deep.equal(["error", "aborted"]);
  });

  it("runs the queued cells when stop_on_error is false", async () => {
    const [failed, next] = await Promise.all([
      kernel().execute("throw 1", { stopOnError: false }),
      kernel().execute("2"),
    ]);
    expect([failed.status, next.status]).to.deep.equal(["error", "ok"]);
  });
});
