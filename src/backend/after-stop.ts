/**
 * Under this symbol a host finds what to do after it has ended code by force, as the TypeScript kernel's
 * Stop does: V8 then runs no `finally`.
 */
const AFTER_STOP = Symbol.for("unrolled.afterStop");

/** Lets a host that ends code by force put right what that code has left as it was in its midst. */
export function afterStop(putRight: () => void): void {
  const host = globalThis as { [AFTER_STOP]?: Set<() => void> };
  (host[AFTER_STOP] ??= new Set()).add(putRight);
}
