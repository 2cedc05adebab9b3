import { spawnSync } from "node:child_process";

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Resident memory in KiB. */
  readonly rss: number;
}

/** What `ps -o pid= -o ppid= -o rss=` printed. Throws on a line that is not three numbers. */
export function parseProcesses(printed: string): Process[] {
  const lines = printed.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const numbers = line.trim().split(/\s+/).map(Number);
    if (numbers.length !== 3 || numbers.some(Number.isNaN)) {
      throw new Error(`ps: expected a line of pid, parent and rss, got "${line}"`);
    }
    const [pid, parent, rss] = numbers;
    return { pid: pid!, parent: parent!, rss: rss! };
  });
}

/** The processes that `pid` has started, and those that they have. */
export function descendants(all: readonly Process[], pid: number): Process[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(all, child.pid)]);
}

/** The processes below this one, without the `ps` that lists them. */
function startedHere(): Process[] {
  const args = ["-A", "-o", "pid=", "-o", "ppid=", "-o", "rss="];
  const ps = spawnSync("ps", args, { encoding: "utf8" });
  if (ps.error) throw new Error(`memory: ps could not be started: ${ps.error.message}`);
  return descendants(parseProcesses(ps.stdout), process.pid).filter(({ pid }) => pid !== ps.pid);
}

/** Tells the memory of what is started from now on from that of what already runs. */
export class NewProcesses {
  readonly #before = new Set(startedHere().map(({ pid }) => pid));

  /** The resident memory of the processes that are new, in MB (10⁶ bytes). */
  memory(): number {
    const kib = startedHere()
      .filter(({ pid }) => !this.#before.has(pid))
      .reduce((sum, { rss }) => sum + rss, 0);
    return (kib * 1024) / 1e6;
  }
}
