import { expect } from "chai";
import { nodeAdvice, satisfies } from "../../tools/setup/node-version.mjs";
import { failure } from "../support/failure.js";

describe("satisfies(version, range)", () => {
  it("compares minor versions as numbers, not as text", () => {
    expect(satisfies("20.19.0", ">=20.19")).to.equal(true);
    expect(satisfies("20.9.0", ">=20.19")).to.equal(false);
    expect(satisfies("20.100.1", ">=20.19")).to.equal(true);
  });

  it("lets >= into newer majors and ^ not", () => {
    expect(satisfies("22.0.0", ">=20.19")).to.equal(true);
    expect(satisfies("22.0.0", "^20.19")).to.equal(false);
    expect(satisfies("19.30.0", ">=20.19")).to.equal(false);
  });

  it("takes any alternative of ||", () => {
    const range = "^20.19.0 || >=22.12.0";
    const versions = ["20.18.3", "20.19.0", "21.7.3", "22.11.0", "22.12.0", "24.0.0"];
    expect(versions.filter((version) => satisfies(version, range))).to.deep.equal([
      "20.19.0",
      "22.12.0",
      "24.0.0",
    ]);
  });

  it("refuses a range in another form, instead of guessing", () => {
    expect(failure(() => satisfies("20.19.0", "20.x"))).to.equal(
      "Error: node version: expected a range like ^20.19 or >=22.12, got 20.x",
    );
  });
});

describe("nodeAdvice(version, range)", () => {
  it("has nothing to say to a Node that does", () => {
    expect(nodeAdvice("20.19.0", ">=20.19")).to.equal(undefined);
  });

  it("names the version that runs, those that do, and where to get one", () => {
    expect(nodeAdvice("18.20.4", "^20.19 || >=22.12"))
      .to.match(
        /^This is Node 18\.20\.4, and unrolled needs Node 20\.19 or a newer 20, or 22\.12 or newer\.$/m,
      )
      .and.to.contain("https://nodejs.org");
  });
});
