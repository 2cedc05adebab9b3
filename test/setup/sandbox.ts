import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder for one test, with spaces and Chinese in its name, as a reader's may have. */
export class Sandbox {
  readonly folder = mkdtempSync(join(tmpdir(), "unrolled 一个 test-"));

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, text: string): string {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** A program that a shell runs, the only ones on the PATH of `env`. */
  program(name: string, script: string): void {
    chmodSync(this.write(join("bin", name), `#!/bin/sh\n${script}\n`), 0o755);
  }

  get env(): NodeJS.ProcessEnv {
    return { PATH: this.path("bin") };
  }

  read(name: string): string {
    return readFileSync(this.path(name), "utf8");
  }

  has(name: string): boolean {
    return existsSync(this.path(name));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** What the set-up says while `work` goes on, line by line; it does not get into the test report. */
export async function saidDuring(work: () => Promise<unknown>): Promise<string[]> {
  const lines: string[] = [];
  const original = console.error;
  console.error = (line: string) => lines.push(line);
  try {
    await work();
  } finally {
    console.error = original;
  }
  return lines;
}
