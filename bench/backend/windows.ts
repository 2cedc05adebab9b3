/** Work whose speed is measured. */
export interface Task {
  readonly name: string;
  /** Floating-point operations of a run. */
  readonly operations: number;
  run(): void;
}

const WINDOW_MS = 4;

/** A window in which another program had the processor for more than this share is thrown away. */
const LOST = 0.05;

/** GFLOP/s of a window of time; undefined when it was disturbed. */
export function measure(task: Task, runs: number): number | undefined {
  const before = process.cpuUsage();
  const start = performance.now();
  for (let i = 0; i < runs; i++) task.run();
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const own = (user + system) / 1000;
  return own < (1 - LOST) * elapsed ? undefined : (task.operations * runs) / elapsed / 1e6;
}

/** How often a task runs in a window, after V8 has made its best code of it. */
export function runsOfWindow(task: Task): number {
  for (let runs = 1; ; runs *= 2) {
    const start = performance.now();
    for (let i = 0; i < runs; i++) task.run();
    const elapsed = performance.now() - start;
    if (elapsed >= WINDOW_MS) return Math.ceil((runs * WINDOW_MS) / elapsed);
  }
}

/**
 * The speed of a task and the limit's beside it, in GFLOP/s; undefined when a window was disturbed, or
 * when the limit before and after differ, for then the task's window is between two clocks.
 */
export function compare(
  task: Task,
  runs: number,
  limit: Task,
  limitRuns: number,
): { rate: number; most: number } | undefined {
  const before = measure(limit, limitRuns);
  const rate = measure(task, runs);
  const after = measure(limit, limitRuns);
  if (before === undefined || rate === undefined || after === undefined) return undefined;
  const most = Math.max(before, after);
  return Math.min(before, after) < (1 - LOST) * most ? undefined : { rate, most };
}
