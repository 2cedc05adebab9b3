import { expect } from "chai";
import {
  compareVersions,
  findPythons,
  hasUv,
  pythonEnvironment,
} from "../../tools/setup/python.mjs";
import { pythonStandIn } from "./python-stand-in.js";
import { Sandbox } from "./sandbox.js";

describe("findPythons(env, platform)", () => {
  let machine: Sandbox;
  beforeEach(() => (machine = new Sandbox()));
  afterEach(() => machine.remove());

  it("finds none on an empty PATH", () => {
    expect(findPythons(machine.env, "linux")).to.deep.equal([]);
  });

  it("asks each Python what it is, python3 first", () => {
    machine.program(
      "python3.12",
      pythonStandIn({ executable: "/b/python3.12", version: [3, 12, 1] }),
    );
    machine.program(
      "python3",
      pythonStandIn({ executable: "/a/python3", version: [3, 9, 2], pip: "" }),
    );
    expect(findPythons(machine.env, "linux")).to.deep.equal([
      { executable: "/a/python3", version: [3, 9, 2], ensurepip: true, pip: "" },
      { executable: "/b/python3.12", version: [3, 12, 1], ensurepip: true, pip: "24.0" },
    ]);
  });

  it("counts a Python with several names once", () => {
    for (const name of ["python3", "python", "python3.11"]) {
      machine.program(name, pythonStandIn({ executable: "/usr/bin/python3" }));
    }
    expect(findPythons(machine.env, "linux")).to.have.length(1);
  });

  it("passes over a Python 2, which fails, and a placeholder, which says nothing", () => {
    machine.program("python", "echo 'ImportError: No module named util' >&2; exit 1");
    machine.program("python3", "exit 0");
    expect(findPythons(machine.env, "linux")).to.deep.equal([]);
  });

  it("tries the launcher of Windows first, on Windows", () => {
    machine.program("py", pythonStandIn({ executable: "C:/Python/python.exe" }));
    expect(findPythons(machine.env, "win32")[0].executable).to.equal("C:/Python/python.exe");
    expect(findPythons(machine.env, "linux")).to.deep.equal([]);
  });
});

describe("hasUv(env)", () => {
  it("is true when uv starts", () => {
    const machine = new Sandbox();
    expect(hasUv(machine.env)).to.equal(false);
    machine.program("uv", "exit 0");
    expect(hasUv(machine.env)).to.equal(true);
    machine.remove();
  });
});

describe("pythonEnvironment(env)", () => {
  it("leaves out what leads Python elsewhere, and keeps the rest", () => {
    const env = {
      PYTHONPATH: "/p",
      PYTHONHOME: "/h",
      VIRTUAL_ENV: "/v",
      PIP_TARGET: "/t",
      HOME: "/me",
    };
    const result = pythonEnvironment({
      ...env,
      PIP_PREFIX: "/x",
      PIP_USER: "1",
      PIP_INDEX_URL: "a mirror",
    });
    expect(result).to.deep.equal({
      HOME: "/me",
      PIP_INDEX_URL: "a mirror",
      PYTHONUTF8: "1",
      PIP_USER: "0",
      PIP_DISABLE_PIP_VERSION_CHECK: "1",
    });
  });
});

describe("compareVersions(a, b)", () => {
  it("compares number by number, the missing ones being zero", () => {
    expect(compareVersions([3, 9, 18], [3, 10])).to.be.below(0);
    expect(compareVersions([3, 10, 0], [3, 10])).to.equal(0);
    expect(compareVersions([4, 0, 0], [3, 10])).to.be.above(0);
    expect(compareVersions([22], [22, 3])).to.be.below(0);
  });
});
