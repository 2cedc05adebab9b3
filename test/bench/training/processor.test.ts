import { expect } from "chai";
import { parseProcessStat, parseStat, shareOfOthers } from "../../../bench/training/processor.js";

const STAT = `cpu  100 20 30 1000 50 5 6 7 40 10
cpu0 50 10 15 500 25 3 3 4 20 5
cpu1 50 10 15 500 25 2 3 3 20 5
intr 12345
ctxt 9`;

describe("bench: parseStat(text)", () => {
  it("adds up what is no idleness, with what a host took away, and guests once", () => {
    expect(parseStat(STAT)).to.deep.equal({ busy: 168, all: 1218, processors: 2 });
  });

  it("refuses a text that begins otherwise", () => {
    expect(() => parseStat("cpus 1 2 3")).to.throw('expected a first line of "cpu"');
    expect(() => parseStat("cpu 1 2 3")).to.throw("8 numbers");
  });
});

describe("bench: parseProcessStat(text)", () => {
  it("adds up a process's own time and the kernel's for it, whatever it is called", () => {
    const fields = "S 1 2 3 4 5 6 7 8 9 10 70 8 0 0 20 0";
    expect(parseProcessStat(`42 (node) ${fields}`)).to.equal(78);
    expect(parseProcessStat(`42 (a) b ) ${fields}`)).to.equal(78);
  });
});

describe("bench: shareOfOthers(before, after, own)", () => {
  const before = { busy: 1000, all: 4000, processors: 2 };
  const after = { busy: 1130, all: 4200, processors: 2 };

  it("is what others used of one processor in the time that went by", () => {
    // 200 ticks on two processors are a time of 100, in which 130 were busy.
    expect(shareOfOthers(before, after, 100)).to.equal(0.3);
    expect(shareOfOthers(before, after, 0)).to.equal(1.3);
  });

  it("is never below 0, and 0 for no time at all", () => {
    expect(shareOfOthers(before, after, 140)).to.equal(0);
    expect(shareOfOthers(before, before, 0)).to.equal(0);
  });
});
