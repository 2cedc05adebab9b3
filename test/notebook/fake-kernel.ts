import { createRequire } from "node:module";

/** A display message as a kernel would send it. */
export interface Sent {
  readonly data: Readonly<Record<string, any>>;
  readonly metadata: Readonly<Record<string, any>>;
  readonly transient: { readonly display_id?: string };
  readonly update: boolean;
}

/** The value of `wait` of each time when the cell's output was to be cleared. */
export type Cleared = boolean[];

const { cache } = createRequire(import.meta.url);
const path = "/a kernel/node_modules/tslab/dist/jupyter.js";

/**
 * Runs `call` as if in a kernel, and returns the display messages that it sends. Only with `cleared` it is
 * a kernel that can clear output, which plain tslab cannot.
 */
export async function inKernel(call: () => unknown, cleared?: Cleared): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const lastWriteDisplayData = (content: Omit<Sent, "update">, update: boolean) =>
    sent.push(structuredClone({ ...content, update }));
  const lastClearOutput = cleared && ((wait: boolean) => cleared.push(wait));
  const exports = { lastWriteDisplayData, lastClearOutput };
  cache[path] = { exports } as unknown as NodeModule;
  try {
    await call();
  } finally {
    delete cache[path];
  }
  return sent;
}

/** Runs `call` with environment variables as given (`undefined`: not set). */
export async function withEnvironment<Result>(
  variables: Readonly<Record<string, string | undefined>>,
  call: () => Result,
): Promise<Awaited<Result>> {
  const before = { ...process.env };
  const set = (all: Readonly<Record<string, string | undefined>>) => {
    for (const name of Object.keys(variables)) {
      if (all[name] === undefined) delete process.env[name];
      else process.env[name] = all[name];
    }
  };
  set(variables);
  try {
    return await call();
  } finally {
    set(before);
  }
}

/** What `call` prints with `console.log`. */
export async function printed(call: () => unknown): Promise<readonly string[]> {
  const lines: string[] = [];
  const { log } = console;
  console.log = (...parts: unknown[]) => lines.push(parts.join(" "));
  try {
    await call();
  } finally {
    console.log = log;
  }
  return lines;
}
