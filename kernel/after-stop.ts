const AFTER_STOP = Symbol.for("unrolled.afterStop");

/**
 * Lets libraries put right what a cell's code has left in its midst: where V8 ended it by force, no
 * `finally` has run. They say how under a symbol that all realms and copies share.
 */
export function putLibrariesRight(): void {
  const host = globalThis as { [AFTER_STOP]?: Iterable<() => void> };
  for (const putRight of host[AFTER_STOP] ?? []) putRight();
}
