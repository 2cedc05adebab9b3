import { expect } from "chai";
import { venvCommands, venvPython } from "../../tools/setup/venv-commands.mjs";

const old = { executable: "/a", version: [3, 9, 1], ensurepip: true, pip: "23.0" };
const complete = { executable: "/b", version: [3, 11, 2], ensurepip: true, pip: "" };
const bare = { executable: "/c", version: [3, 12, 0], ensurepip: false, pip: "" };
const withPip = { executable: "/d", version: [3, 12, 0], ensurepip: false, pip: "23.0.1" };
const commands = (pythons: (typeof old)[], uv = false) =>
  venvCommands({ pythons, uv }, ".venv", "r.txt");

describe("venvCommands(here, venv, requirements)", () => {
  it("takes uv where there is one, with the first Python that is new enough", () => {
    expect(commands([old, bare], true)?.make).to.deep.equal(
      "uv venv --quiet --python /c .venv".split(" "),
    );
  });

  it("lets uv bring a Python where none is new enough", () => {
    expect(commands([old], true)?.make).to.include("3.13");
  });

  it("finds any 3.10 new enough", () => {
    expect(commands([{ ...complete, version: [3, 10, 0] }])?.name).to.equal("Python 3.10.0");
  });

  it("takes the first Python that is new enough and complete", () => {
    const { name, make, fill } = commands([old, bare, complete])!;
    expect(name).to.equal("Python 3.11.2");
    expect(make).to.deep.equal("/b -m venv .venv".split(" "));
    expect(fill[0]).to.equal(venvPython(".venv"));
  });

  it("lets a pip outside do the work where ensurepip is split off", () => {
    const { make, fill } = commands([bare, withPip])!;
    expect(make).to.deep.equal("/d -m venv --without-pip .venv".split(" "));
    expect(fill.slice(0, 5)).to.deep.equal(["/d", "-m", "pip", "--python", venvPython(".venv")]);
  });

  it("has none with a pip that is too old for that, or without any", () => {
    expect(commands([{ ...withPip, pip: "22.2.2" }])).to.equal(undefined);
    expect(commands([bare])).to.equal(undefined);
    expect(commands([old])).to.equal(undefined);
  });
});

describe("venvPython(venv, platform)", () => {
  it("is where each system keeps it", () => {
    expect(venvPython("v", "linux")).to.match(/^v.bin.python$/);
    expect(venvPython("v", "win32")).to.match(/^v.Scripts.python\.exe$/);
  });
});
