import { expect } from "chai";
import { fromSafetensors, toSafetensors, type Safetensors } from "../../src/index.js";
import { mutant } from "./mutants.js";

const MUTANTS = 100_000;

function read(bytes: Uint8Array): Safetensors | string {
  try {
    return fromSafetensors(bytes);
  } catch (error) {
    if (error instanceof RangeError && error.message.startsWith("fromSafetensors: ")) {
      return error.message;
    }
    throw error;
  }
}

describe(`fromSafetensors(bytes) of ${MUTANTS} mutants`, function () {
  this.timeout(120_000);

  it("refuses with an error of its own, or reads what can be written and read again", () => {
    let accepted = 0;
    const messages = new Set<string>();
    for (let seed = 0; seed < MUTANTS; seed++) {
      const bytes = mutant(seed);
      const before = bytes.slice();
      const first = read(bytes);
      expect(Buffer.compare(bytes, before), `mutant ${seed} is untouched`).to.equal(0);
      if (typeof first === "string") {
        messages.add(first.replace(/[\d"].*/s, ""));
        continue;
      }
      accepted++;
      const held = [...first.tensors.values()].reduce((sum, { data }) => sum + data.byteLength, 0);
      expect(held, `mutant ${seed} holds no more than its file`).to.be.at.most(bytes.length);
      const again = toSafetensors(first.tensors, first.metadata);
      const second = toSafetensors(fromSafetensors(again).tensors, first.metadata);
      expect(Buffer.compare(again, second), `mutant ${seed} survives`).to.equal(0);
    }
    // Mutants that all die at the first byte would show little.
    expect(accepted).to.be.within(MUTANTS / 100, MUTANTS / 2);
    expect(messages.size).to.be.at.least(15);
  });
});
