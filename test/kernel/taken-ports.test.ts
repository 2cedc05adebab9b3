import { expect } from "chai";
import { despiteTakenPorts } from "../../kernel/client/taken-ports.js";

describe("kernel client: ports that are taken", () => {
  /** Fails with each of some messages, one call after the other, then succeeds; counts the calls. */
  function failing(...messages: string[]) {
    const start = async () => {
      const message = messages[start.calls++];
      if (message) throw new Error(message);
      return "started";
    };
    start.calls = 0;
    return start;
  }
  const taken =
    "the kernel's process exited with code 1\nError: EADDRINUSE: Address already in use";

  it("are others at the next attempt, or the one after it", async () => {
    const start = failing(taken, taken);
    expect(await despiteTakenPorts(start)).to.equal("started");
    expect(start.calls).to.equal(3);
  });

  it("are told when that happens a third time", async () => {
    const start = failing(taken, taken, taken);
    const failure = await despiteTakenPorts(start).catch((error: Error) => error.message);
    expect(failure).to.equal(taken);
    expect(start.calls).to.equal(3);
  });

  it("are the only reason to try again", async () => {
    const start = failing("out of memory");
    const failure = await despiteTakenPorts(start).catch((error: Error) => error.message);
    expect(failure).to.equal("out of memory");
    expect(start.calls).to.equal(1);
  });
});
