import { expect } from "chai";
import { setTimeout } from "node:timers/promises";
import { startKernel } from "../../kernel/client/index.js";
import { streamText, useKernel } from "./kernel.js";

describe("kernel: streams", () => {
  const kernel = useKernel();

  it("delivers 100,000 lines of a synchronous loop, in order, and then is idle", async () => {
    const result = await kernel().execute(
      `for (let i = 0; i < 100_000; i++) console.log("line " + i);`,
    );
    expect(result.status).to.equal("ok");
    const lines = Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`).join("");
    expect(streamText(result, "stdout") === lines, "all lines in order").to.equal(true);
  });

  it("sends a message larger than a megabyte whole", async () => {
    const result = await kernel().execute(`process.stdout.write("测".repeat(500_000))`);
    expect(streamText(result, "stdout") === "测".repeat(500_000)).to.equal(true);
  });

  it("keeps stdout, stderr and displays in the order in which they were written", async () => {
    const { outputs } = await kernel().execute(`import { display } from "tslab";
      for (let i = 0; i < 1500; i++) {
        console.log("out " + i);
        console.error("err " + i);
        display.text("shown " + i);
      }`);
    const told = outputs.map((output) => {
      if (output.output_type === "stream") return output.text.trim();
      return "data" in output ? output.data["text/plain"] : output.ename;
    });
    const written = Array.from({ length: 1500 }, (_, i) => [`out ${i}`, `err ${i}`, `shown ${i}`]);
    expect(told).to.deep.equal(written.flat());
  });

  it("sends output while a synchronous loop still blocks the process", async () => {
    const arrivals: number[] = [];
    await kernel().execute(
      `console.log("begin");
       const end = Date.now() + 600;
       while (Date.now() < end);
       console.log("end");`,
      { onOutput: () => arrivals.push(performance.now()) },
    );
    expect(arrivals).to.have.length(2);
    expect(arrivals[1]! - arrivals[0]!).to.be.greaterThan(400);
  });

  it("delivers what is written after the cell's end", async () => {
    await kernel().execute(`setTimeout(() => console.log("afterwards"), 100)`);
    while (kernel().lateOutputs.length === 0) await setTimeout(10);
    expect(kernel().lateOutputs).to.deep.equal([
      { output_type: "stream", name: "stdout", text: "afterwards\n" },
    ]);
  });

  it("joins a character whose bytes are written apart, and calls write's callback", async () => {
    const result = await kernel().execute(`const bytes = Buffer.from("门");
      process.stdout.write(bytes.subarray(0, 1));
      process.stdout.write(bytes.subarray(1));
      await new Promise<void>((resolve) => process.stdout.write("!", () => resolve()));`);
    expect(streamText(result, "stdout")).to.equal("门!");
  });

  it("prints without colours even where FORCE_COLOR is set", async () => {
    const colourful = await startKernel({
      cwd: import.meta.dirname,
      env: { FORCE_COLOR: "3" },
    });
    const result = await colourful.execute(`console.log({ a: 1, b: "text" }); [true]`);
    await colourful.shutdown();
    expect(streamText(result, "stdout")).to.equal("{ a: 1, b: 'text' }\n");
    expect(result.outputs[1]).to.have.nested.property("data.text/plain", "[ true ]");
  });

  it("keeps Node's own warnings out of the notebook", async () => {
    const { outputs } = await kernel().execute(`process.emitWarning("a warning of Node")`);
    expect(outputs).to.deep.equal([]);
  });
});
