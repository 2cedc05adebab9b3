import { existsSync, readFileSync } from "node:fs";

/** Processor time in the kernel's ticks, since the machine was started. */
export interface Ticks {
  /** Of all processors, doing anything; with what the machine below took away from them. */
  readonly busy: number;
  /** Of all processors, idle or not. */
  readonly all: number;
  readonly processors: number;
}

/** Reads Linux's /proc/stat. Throws when it does not begin with the line of all processors. */
export function parseStat(text: string): Ticks {
  const lines = text.split("\n");
  const [name, ...numbers] = lines[0]!.trim().split(/\s+/);
  if (name !== "cpu" || numbers.length < 8) {
    throw new Error(`/proc/stat: expected a first line of "cpu" and 8 numbers, got "${lines[0]}"`);
  }
  // The last two, of guests, are part of the first two.
  const ticks = numbers.slice(0, 8).map(Number);
  const [user, nice, system, , , interrupts, softInterrupts, stolen] = ticks;
  return {
    busy: user! + nice! + system! + interrupts! + softInterrupts! + stolen!,
    all: ticks.reduce((sum, part) => sum + part),
    processors: lines.filter((line) => /^cpu\d/.test(line)).length,
  };
}

/** Reads the processor time of a process from its /proc/…/stat. Its name there may hold anything. */
export function parseProcessStat(text: string): number {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/**
 * How much of one processor others used between two moments, 1 being all of it.
 * @param own the ticks of our own processes in that time
 */
export function shareOfOthers(before: Ticks, after: Ticks, own: number): number {
  const elapsed = (after.all - before.all) / after.processors;
  const others = after.busy - before.busy - own;
  return elapsed > 0 ? Math.max(0, others / elapsed) : 0;
}

/**
 * Begins to watch what processes other than ours use. The function that it returns tells it, as a share
 * of one processor; undefined on a system without /proc/stat.
 */
export function watchOthers(ours: readonly number[]): () => number | undefined {
  if (!existsSync("/proc/stat")) return () => undefined;
  const total = () => parseStat(readFileSync("/proc/stat", "utf8"));
  const own = () =>
    ours
      .map((pid) => parseProcessStat(readFileSync(`/proc/${pid}/stat`, "utf8")))
      .reduce((sum, ticks) => sum + ticks, 0);
  const [totalBefore, ownBefore] = [total(), own()];
  return () => shareOfOthers(totalBefore, total(), own() - ownBefore);
}
