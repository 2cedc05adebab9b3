/**
 * Prints an assertion that holds as ✓: it is often the last expression of a notebook's cell, and its
 * reader wants to see that it was checked, not what chai keeps inside.
 */
export function checkMark({ Assertion }: Chai.ChaiStatic): void {
  Object.defineProperty(Assertion.prototype, Symbol.for("nodejs.util.inspect.custom"), {
    value: () => "✓",
  });
}
