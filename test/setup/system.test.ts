import { expect } from "chai";
import { forThisSystem } from "../../tools/setup/system.mjs";

describe("forThisSystem(table, platform, osRelease)", () => {
  const table = new Map([
    ["debian", "apt"],
    ["ubuntu", "snap"],
    ["win32", "winget"],
  ]);

  it("takes a Linux by its own name, quoted or not", () => {
    expect(forThisSystem(table, "linux", "NAME=x\nID=debian\n")).to.equal("apt");
    expect(forThisSystem(table, "linux", 'ID="debian"\n')).to.equal("apt");
  });

  it("takes one that it does not know by the closest system that it is like", () => {
    const mint = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n';
    expect(forThisSystem(table, "linux", mint)).to.equal("snap");
  });

  it("takes other systems by the name of their platform, whatever a file says", () => {
    expect(forThisSystem(table, "win32", "ID=debian\n")).to.equal("winget");
  });

  it("has nothing for a system that it does not know", () => {
    expect(forThisSystem(table, "linux", "")).to.equal(undefined);
    expect(forThisSystem(table, "darwin", "")).to.equal(undefined);
  });
});
