import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { writeFileAtomically } from "../../src/files/index.js";
import { Random } from "../../src/index.js";

const WRITER = fileURLToPath(new URL("writer.ts", import.meta.url));
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

  it(`is whole after its writer was killed, ${KILLS} times in the midst of it`, async () => {
    const file = join(folder, "model");
    const random = new Random(1);
    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, ["--import", "tsx", WRITER, file, String(40 * kill)], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      await sleep(random.uniform(0, 40));
      child.kill("SIGKILL");
      await once(child, "exit");
      const bytes = readFileSync(file);
      expect(bytes.length % 50_000).to.equal(0);
      expect(bytes.every((byte) => byte === bytes[0])).to.equal(true);
      interrupted += readdirSync(folder).filter((name) => name.endsWith(".part")).length;
      for (const name of readdirSync(folder)) if (name !== "model") rmSync(join(folder, name));
    }
    // Else it would not have been shown.
    expect(interrupted, "writers killed while they wrote").to.be.above(0);
  });
});
