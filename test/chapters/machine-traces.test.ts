import { expect } from "chai";
import { findMachineTraces } from "../../tools/chapters/machine-traces.js";
import type { Output } from "../../tools/chapters/nbformat.js";

const machine = { checkout: "/home/ada/unrolled/", home: "/home/ada", host: "vm-1" };
const stdout = (text: string): Output => ({ output_type: "stream", name: "stdout", text });
const traces = (text: string) => findMachineTraces([stdout(text)], machine);

describe("findMachineTraces(outputs, machine)", () => {
  it("finds nothing in an output that any machine could have made", () => {
    expect(traces("loss 0.5 /home/adam mvm-1 vm-11 vm-1-x")).to.deep.equal([]);
  });

  it("finds the checkout's path, the home folder and the host's name", () => {
    expect(traces("at /home/ada/unrolled/src/a.ts")).to.deep.equal([
      "the output names the checkout of this machine: /home/ada/unrolled",
      "the output names the home of this machine: /home/ada",
    ]);
    expect(traces("listening on VM-1:80")).to.deep.equal([
      "the output names the host of this machine: vm-1",
    ]);
  });

  it("finds them in charts and errors too, and does not read pictures", () => {
    const display = (data: { [mime: string]: string }): Output => ({
      output_type: "display_data",
      data,
      metadata: {},
    });
    expect(findMachineTraces([display({ "a/x+json": "vm-1" })], machine)).to.have.length(1);
    expect(findMachineTraces([display({ "image/png": "vm-1" })], machine)).to.deep.equal([]);
    const error: Output = { output_type: "error", ename: "E", evalue: "", traceback: ["at vm-1"] };
    expect(findMachineTraces([error], machine)).to.have.length(1);
  });

  it("finds a path of Windows, whose separators JSON doubles", () => {
    const windows = { ...machine, home: "C:\\Users\\ada" };
    expect(findMachineTraces([stdout("in C:\\Users\\ada\\x")], windows)).to.have.length(1);
  });

  it("does not take a home folder at the root for a trace", () => {
    expect(findMachineTraces([stdout("a / b")], { ...machine, home: "/" })).to.deep.equal([]);
  });
});
