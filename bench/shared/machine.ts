import { cpus, totalmem, type } from "node:os";

/** The processor's name as the system tells it. */
export function processor(): string {
  return cpus()[0]?.model.trim() || "unknown processor";
}

/** Processor, cores, memory and system, such as `AMD EPYC, 2 cores, 24 GB, Linux`. */
export function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${processor()}, ${cpus().length} cores, ${gigabytes} GB, ${type()}`;
}

/** Today's date in UTC, such as 2026-11-23. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
