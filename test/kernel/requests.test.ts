import { expect } from "chai";
import { useKernel } from "./kernel.js";

describe("kernel: other requests", () => {
  const kernel = useKernel();

  it("answers connect_request with the ports of its channels", async () => {
    const { content } = await kernel().request("connect_request");
    const { status, ...ports } = content as Record<string, unknown>;
    expect(status).to.equal("ok");
    expect(ports).to.have.all.keys(
      "shell_port",
      "iopub_port",
      "stdin_port",
      "control_port",
      "hb_port",
    );
    for (const port of Object.values(ports)) expect(port).to.be.within(1, 65_535);
  });

  it("answers kernel_info on the control channel while a cell runs on shell", async () => {
    const running = kernel().execute("await new Promise((resolve) => setTimeout(resolve, 300)); 1");
    const { content } = await kernel().request("kernel_info_request", {}, "control");
    expect(content.status).to.equal("ok");
    expect((await running).status).to.equal("ok");
  });

  it("counts cursor positions in characters, an emoji as one", async () => {
    const code = "'🎉🎉'.charCod";
    const completion = await kernel().request("complete_request", {
      code,
      cursor_pos: [...code].length,
    });
    expect(completion.content).to.deep.include({
      matches: ["charCodeAt"],
      cursor_start: 5,
      cursor_end: 12,
    });
    const inspected = "'🎉🎉🎉🎉'; Math.sqrt; 1234";
    const inspection = await kernel().request("inspect_request", {
      code: inspected,
      cursor_pos: [...inspected].length - 8,
    });
    expect(JSON.stringify(inspection.content.data)).to.include("Math.sqrt(x: number): number");
  });

  it("refuses a wrong field of any request by its name", async () => {
    for (const [type, content, evalue] of [
      [
        "complete_request",
        { code: "x" },
        "cursor_pos is missing, expected an integer of at least 0",
      ],
      ["complete_request", { code: "x", cursor_pos: -1 }, "cursor_pos is -1, expected an integer"],
      ["inspect_request", { code: null, cursor_pos: 0 }, "code is null, expected a string"],
      [
        "inspect_request",
        { code: "x", cursor_pos: 0, detail_level: "1" },
        "detail_level is '1', expected an integer",
      ],
      ["is_complete_request", { code: ["x"] }, "code is [ 'x' ], expected a string"],
      ["history_request", { hist_access_type: 1 }, "hist_access_type is 1, expected one of"],
      ["comm_info_request", { target_name: {} }, "target_name is {}, expected a string"],
    ] as const) {
      const reply = (await kernel().request(type, content)).content;
      expect(reply).to.include({ status: "error", ename: "TypeError" });
      expect(reply.evalue).to.include(`${type}: ${evalue}`);
    }
  });

  it("takes for a request only what is called one", async () => {
    for (const type of ["execute", "shutdown", "interrupt"]) {
      void kernel()
        .request(type, { code: "Object.assign(globalThis, { taken: true })" })
        .catch(() => {});
    }
    const { outputs } = await kernel().execute("'taken' in globalThis");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "false");
  });

  it("lets a cell empty its output, at once or with its next one", async () => {
    const cell = `import { clearOutput } from "unrolled/notebook"; console.log("old");`;
    const { outputs: cleared } = await kernel().execute(`${cell} clearOutput();`);
    expect(cleared).to.deep.equal([]);
    const waiting = await kernel().execute(`${cell} clearOutput({ wait: true });`);
    expect(waiting.outputs).to.deep.equal([
      { output_type: "stream", name: "stdout", text: "old\n" },
    ]);
    const replaced = await kernel().execute(`${cell} clearOutput({ wait: true }); console.log(1);`);
    expect(replaced.outputs).to.deep.equal([
      { output_type: "stream", name: "stdout", text: "1\n" },
    ]);
  });
});
