import { expect } from "chai";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startKernel, type KernelClient } from "../../kernel/client/index.js";
import { ownCommand } from "../../kernel/client/start.js";

const cwd = import.meta.dirname;

describe("kernel client: one kernel", () => {
  let kernel: KernelClient;
  before(async () => {
    kernel = await startKernel({ cwd, env: { UNROLLED_TEST_VALUE: "seen" } });
  });

  it("passes cwd and env on to the cells", async () => {
    const { outputs } = await kernel.execute(
      `[process.cwd() === ${JSON.stringify(cwd)}, process.env.UNROLLED_TEST_VALUE]`,
    );
    expect(outputs).to.have.nested.property("[0].data.text/plain", "[ true, 'seen' ]");
  });

  it("interrupts a cell that takes too long, and keeps the kernel", async () => {
    const result = await kernel.execute(`console.log("begun"); while (true) {}`, {
      timeoutMs: 500,
    });
    expect(result.status).to.equal("timeout");
    expect(result.error?.evalue).to.equal("the cell took longer than 500 ms and was interrupted");
    expect(result.outputs[0]).to.include({ text: "begun\n" });
    expect(await kernel.execute("1")).to.include({ status: "ok" });
  });

  it("notices at once that the process has died, and tells what it wrote", async () => {
    const [died, queued] = await Promise.all([
      kernel.execute(`require("node:child_process").spawn("sleep", ["3"], { stdio: "inherit" });
        require("node:fs").writeSync(2, "last words\\n");
        process.exit(7);`),
      kernel.execute("1"),
    ]);
    expect(died).to.deep.equal({
      status: "dead",
      executionCount: null,
      outputs: [],
      error: {
        ename: "KernelDied",
        evalue: "the kernel's process exited with code 7",
        traceback: ["KernelDied: the kernel's process exited with code 7", "last words"],
      },
    });
    expect(queued.status).to.equal("dead");
    expect(kernel.alive).to.equal(false);
    expect((await kernel.execute("1")).status).to.equal("dead");
  }).timeout(2500);
});

describe("kernel client: starting and ending", () => {
  it("kills a kernel that does not react to the interrupt", async () => {
    const kernel = await startKernel({ cwd });
    const result = await kernel.execute(`require("child_process").execFileSync("sleep", ["10"])`, {
      timeoutMs: 2000,
    });
    expect(result.status).to.equal("timeout");
    expect(result.error?.evalue).to.include("its kernel had to be killed");
    expect(kernel.alive).to.equal(false);
  });

  it("refuses to start with what the process said when it ends early", async () => {
    const command = [process.execPath, "-e", "console.error('no such thing'); process.exit(3)"];
    const failure = await startKernel({ cwd, command }).catch((error: Error) => error.message);
    expect(failure).to.equal("KernelDied: the kernel's process exited with code 3\nno such thing");
    const missing = await startKernel({ cwd, command: ["no-such-program"] }).catch(
      (error: Error) => error.message,
    );
    expect(missing).to.include("could not be started: spawn no-such-program ENOENT");
  });

  it("tries other ports when one has been taken meanwhile", async () => {
    const folder = await mkdtemp(join(tmpdir(), "clash-"));
    const ports = join(folder, "ports.jsonl");
    const launcher = join(folder, "launcher.mjs");
    await writeFile(
      launcher,
      `import { appendFileSync, existsSync, readFileSync } from "node:fs";
       import { createServer } from "node:net";
       const file = process.argv.at(-1);
       const { shell_port } = JSON.parse(readFileSync(file, "utf8"));
       const first = !existsSync(${JSON.stringify(ports)});
       appendFileSync(${JSON.stringify(ports)}, shell_port + "\\n");
       if (first) await new Promise((r) => createServer().listen(shell_port, "127.0.0.1", r));
       await import(${JSON.stringify(pathToFileURL(ownCommand()[1]!))});`,
    );
    const kernel = await startKernel({
      cwd,
      command: [process.execPath, launcher, "--config-path", "{connection_file}"],
    });
    expect(await kernel.execute("1")).to.include({ status: "ok" });
    await kernel.shutdown();
    const tried = (await readFile(ports, "utf8")).trim().split("\n");
    await rm(folder, { recursive: true });
    expect(new Set(tried).size).to.equal(2);
  });

  it("leaves no kernel behind when its own process is killed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "orphan-"));
    const script = join(folder, "parent.mjs");
    await writeFile(
      script,
      `import { startKernel } from ${JSON.stringify(pathToFileURL(join(cwd, "../../build/kernel/client/index.js")))};
       const kernel = await startKernel({ cwd: ${JSON.stringify(cwd)} });
       const { outputs } = await kernel.execute("process.pid");
       process.stdout.write(outputs[0].data["text/plain"]);
       process.kill(process.pid, "SIGKILL");`,
    );
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) =>
      execFile(process.execPath, [script], (_killed, stdout, stderr) =>
        resolve({ stdout, stderr }),
      ),
    );
    expect(stderr).to.equal("");
    const pid = Number(stdout);
    await rm(folder, { recursive: true });
    const runs = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    expect(pid).to.be.greaterThan(0);
    for (let i = 0; i < 50 && runs(); i++) await setTimeout(100);
    expect(runs()).to.equal(false);
  });
});
