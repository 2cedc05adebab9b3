import { expect } from "chai";

/** The error that a call throws, as `Class: message`; the call must throw. */
export function failure(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  throw new Error("failure: expected the call to throw, but it returned");
}

/** The error that a promise is rejected with, as `Class: message`; it must be rejected. */
export async function rejection(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => String(error),
  );
  if (outcome === undefined) throw new Error("rejection: expected the promise to be rejected");
  return outcome;
}

/** Asserts that each call throws exactly the error, `Class: message`, that it stands under. */
export function refuses(refusals: Readonly<Record<string, () => unknown>>): void {
  for (const [message, call] of Object.entries(refusals)) {
    expect(failure(call)).to.equal(message);
  }
}
