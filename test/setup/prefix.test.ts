import { expect } from "chai";
import { relative } from "node:path";
import { readPrefix } from "../../tools/setup/prefix.mjs";
import { failure } from "../support/failure.js";
import { Sandbox } from "./sandbox.js";

describe("readPrefix(words)", () => {
  let environment: Sandbox;

  beforeEach(() => (environment = new Sandbox()));
  afterEach(() => environment.remove());

  it("is undefined when no environment is named, which means the project's own", () => {
    expect(readPrefix([])).to.equal(undefined);
  });

  it("is the folder of an environment, on Windows and in conda too, wherever it is named from", () => {
    for (const python of ["bin/python3", "Scripts/python.exe", "python.exe"]) {
      const other = new Sandbox();
      other.write(python, "");
      expect(readPrefix([other.folder])).to.equal(other.folder);
      expect(readPrefix([relative(process.cwd(), other.folder)])).to.equal(other.folder);
      other.remove();
    }
  });

  it("refuses a folder without a Python, one that is not there, none, and two", () => {
    const { folder } = environment;
    const refused = [[folder], [environment.path("typo")], [""], ["--help"]];
    for (const words of refused) {
      expect(
        failure(() => readPrefix(words)),
        words[0],
      )
        .to.match(/^Error: expected the folder of one Python environment, such as the one that\n/)
        .and.to.contain(`got ${JSON.stringify(words[0])}`);
    }
    environment.write("bin/python3", "");
    expect(failure(() => readPrefix([folder, folder]))).to.contain("of one Python environment");
  });
});
