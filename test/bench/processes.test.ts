import { expect } from "chai";
import { spawn } from "node:child_process";
import { descendants, NewProcesses, parseProcesses } from "../../bench/kernels/processes.js";

describe("bench: parseProcesses(printed)", () => {
  it("reads pid, parent and resident memory of each process that ps lists", () => {
    expect(parseProcesses("    1     0  1234\n  20     1     0\n")).to.deep.equal([
      { pid: 1, parent: 0, rss: 1234 },
      { pid: 20, parent: 1, rss: 0 },
    ]);
  });

  it("refuses a line that is not three numbers", () => {
    expect(() => parseProcesses("  PID  PPID   RSS\n")).to.throw("expected a line of pid, parent");
  });
});

describe("bench: descendants(processes, pid)", () => {
  it("finds children and theirs, and neither the process itself nor its siblings", () => {
    const process = (pid: number, parent: number) => ({ pid, parent, rss: 1 });
    const all = [process(1, 0), process(2, 1), process(3, 2), process(4, 3), process(5, 1)];
    expect(descendants(all, 2).map(({ pid }) => pid)).to.deep.equal([3, 4]);
  });
});

describe("bench: new NewProcesses().memory()", () => {
  it("counts what has been started since, and nothing else", async function () {
    if (process.platform === "win32") this.skip();
    const processes = new NewProcesses();
    expect(processes.memory()).to.equal(0);
    const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1000)"]);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    expect(processes.memory()).to.be.within(20, 500);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    expect(processes.memory()).to.equal(0);
  });
});
