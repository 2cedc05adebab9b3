import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Kernel } from "./kernels.js";

/** How each test of jupyter_kernel_test ended, by name. */
export interface Conformance {
  readonly passed: string[];
  readonly failed: string[];
  /** What failed in one run and passed in another. */
  readonly unsteady: string[];
  /** What the kernel's language or protocol version gives no way to ask for. */
  readonly leftOut: string[];
  /** Why a test failed, in the suite's words. */
  readonly problems: Readonly<Record<string, string>>;
}

const OUTCOMES = ["passed", "failed", "leftOut"] as const;
const TIMEOUT_MS = 20 * 60_000;
const KERNEL_NAME = "measured";

/** Reads what conformance/run.py printed: a JSON object a line. Throws on anything else. */
export function parseOutcomes(printed: string): Conformance {
  const result = { passed: [], failed: [], unsteady: [], leftOut: [], problems: {} } as Conformance;
  for (const line of printed.split("\n").filter((text) => text !== "")) {
    const { test, outcome, problem } = JSON.parse(line) as Record<string, string>;
    const kind = OUTCOMES.find((known) => known === outcome);
    if (!kind || !test) {
      throw new Error(`conformance: expected an outcome of ${OUTCOMES.join(", ")}, got ${line}`);
    }
    result[kind].push(test);
    if (problem) (result.problems as Record<string, string>)[test] = problem;
  }
  if (result.passed.length + result.failed.length === 0) {
    throw new Error("conformance: the suite ran no test");
  }
  return result;
}

/** What several runs say together. A test passes when it does so each time. */
export function combine(runs: readonly Conformance[]): Conformance {
  const [first, ...more] = runs;
  if (!first) throw new Error("conformance: expected at least one run, got none");
  // In brackets may stand other parts of the test each time.
  const test = (name: string) => name.split(" (")[0]!;
  const everPassed = new Set(runs.flatMap(({ passed }) => passed));
  const failures = new Map(runs.flatMap(({ failed }) => failed).map((name) => [test(name), name]));
  const failed = [...failures].filter(([name]) => !everPassed.has(name));
  const problems = Object.assign({}, ...[...more, first].map((run) => run.problems));
  return {
    passed: [...everPassed].filter((name) => !failures.has(name)),
    failed: failed.map(([, name]) => name),
    unsteady: [...failures].filter(([name]) => everPassed.has(name)).map(([, name]) => name),
    leftOut: first.leftOut,
    problems,
  };
}

/** Runs the suite with `python` on a kernel that is registered for this run only. */
export async function runConformance(
  { command, language, samples }: Kernel,
  python: string,
  cwd: string,
): Promise<Conformance> {
  const data = await mkdtemp(join(tmpdir(), "kernelspec-"));
  try {
    const folder = join(data, "kernels", KERNEL_NAME);
    await mkdir(folder, { recursive: true });
    const spec = { argv: command, display_name: KERNEL_NAME, language: language.name };
    await writeFile(join(folder, "kernel.json"), JSON.stringify(spec));
    const { stdout } = await promisify(execFile)(
      python,
      [join(import.meta.dirname, "conformance", "run.py"), KERNEL_NAME, samples],
      {
        cwd,
        // Without the notes that Python would write beside the files.
        env: { ...process.env, JUPYTER_PATH: data, PYTHONDONTWRITEBYTECODE: "1" },
        timeout: TIMEOUT_MS,
      },
    );
    return parseOutcomes(stdout);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
