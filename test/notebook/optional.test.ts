import { expect } from "chai";
import { findOptional, loadOptional } from "../../src/notebook/optional.js";
import { failure } from "../support/failure.js";

describe("loadOptional(name)", () => {
  it("loads a package that is there", () => {
    expect(loadOptional("vega-lite")).to.have.property("compile");
  });

  it("says what to install when it is not there", () => {
    expect(failure(() => loadOptional("no-such-package"))).to.equal(
      'MissingPackageError: To draw a chart the package "no-such-package" is needed: npm install vega@5 vega-lite@5 @resvg/resvg-js',
    );
  });
});

describe("findOptional(file)", () => {
  it("is the path of a file in a package, and nothing when the package is not there", () => {
    expect(findOptional("vega-lite/package.json")).to.match(/vega-lite.package\.json$/);
    expect(findOptional("no-such-package/font.ttf")).to.equal(undefined);
  });
});
