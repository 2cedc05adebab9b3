import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { expect } from "chai";
import { writeFileAtomically } from "../../src/files/index.js";
import { Checkpoint, Random, Variable, zeros } from "../../src/index.js";

const WRITER = fileURLToPath(new URL("writer.ts", import.meta.url));
/** As it is built: a worker has no loader for TypeScript. */
const FILES = new URL("../../dist/files/index.js", import.meta.url).href;
const KILLS = 8;

describe("writeFileAtomically(file, bytes)", function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "unrolled-files-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it("writes and overwrites, and leaves nothing else", () => {
    const file = join(folder, "模型.safetensors");
    for (const size of [5, 0, 3]) {
      writeFileAtomically(file, new Uint8Array(size).fill(size));
      expect([...readFileSync(file)]).to.deep.equal(Array(size).fill(size));
    }
    expect(readdirSync(folder)).to.deep.equal(["模型.safetensors"]);
  });

  it("leaves the old file as it was when the new one cannot be written", () => {
    const file = join(folder, "model");
    writeFileSync(file, "old");
    expect(() => writeFileAtomically(file, "new" as never)).to.throw(TypeError, "Uint8Array");
    expect(() => writeFileAtomically(join(folder, "no", "model"), new Uint8Array(1))).to.throw(
      /ENOENT/,
    );
    expect(() => writeFileAtomically(folder, new Uint8Array(1))).to.throw(/EISDIR|ENOTEMPTY|EPERM/);
    expect(readFileSync(file, "utf8")).to.equal("old");
    expect(readdirSync(folder)).to.deep.equal(["model"]);
  });

  it("keeps the mode of the file, and follows a link to it", () => {
    const [file, link] = [join(folder, "model"), join(folder, "link")];
    writeFileSync(file, "old", { mode: 0o600 });
    symlinkSync(file, link);
    writeFileAtomically(link, new Uint8Array([7]));
    expect([...readFileSync(file)]).to.deep.equal([7]);
    expect(lstatSync(link).isSymbolicLink()).to.equal(true);
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).to.equal(0o600);
  });

  it("lets two threads of one process write one file", async () => {
    const file = join(folder, "model");
    const work = `import(${JSON.stringify(FILES)}).then(({ writeFileAtomically }) => {
      for (let n = 0; n < 40; n++) {
        writeFileAtomically(${JSON.stringify(file)}, new Uint8Array(50_000).fill(n));
      }
    });`;
    const ended = [0, 1].map(() => once(new Worker(work, { eval: true }), "exit"));
    for (const [code] of await Promise.all(ended)) expect(code).to.equal(0);
    expect(readdirSync(folder)).to.deep.equal(["model"]);
    expect(readFileSync(file)).to.have.length(50_000);
  });

  it(`leaves the last checkpoint that was written, after its writer was killed ${KILLS} times in the midst of it`, async () => {
    const file = join(folder, "model");
    const random = new Random(1);
    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(
        process.execPath,
        ["--import", "tsx", WRITER, file, String(1000 * kill)],
        {
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      let told = "";
      child.stdout.on("data", (text) => (told += text));
      await once(child.stdout, "data");
      await sleep(random.uniform(0, 40));
      child.kill("SIGKILL");
      await once(child, "close");
      const { step } = Checkpoint.fromBytes(readFileSync(file));
      const last = Number(told.trimEnd().split("\n").at(-1));
      expect(step).to.be.within(last, last + 1);
      const variable = new Variable(zeros([50_000 + (step % 7) * 10_000]), "w");
      Checkpoint.fromBytes(readFileSync(file)).restore({ variables: [variable] });
      expect(variable.data.every((value) => value === step)).to.equal(true);
      const parts = readdirSync(folder).filter((name) => name.endsWith(".part"));
      interrupted += parts.length;
      for (const name of parts) rmSync(join(folder, name));
    }
    // Else it would not have been shown.
    expect(interrupted, "writers killed while they wrote").to.be.above(0);
  });
});
