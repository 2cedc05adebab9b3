import { expect } from "chai";
import { rmSync, symlinkSync } from "node:fs";
import { makeEnvironment } from "../../tools/setup/environment.mjs";
import { rejection } from "../support/failure.js";
import { pythonStandIn } from "./python-stand-in.js";
import { Sandbox, saidDuring } from "./sandbox.js";

describe("makeEnvironment(root, env)", () => {
  let project: Sandbox;
  const make = () => saidDuring(() => makeEnvironment(project.folder, project.env));
  const usePython = (version: number[], pip?: string) =>
    project.program(
      "python3",
      pythonStandIn({ executable: project.path("bin/python3"), version }, pip),
    );

  beforeEach(() => {
    project = new Sandbox();
    project.write("tools/requirements.txt", "jupyterlab==4.6.6\n");
    usePython([3, 11, 2]);
  });
  afterEach(() => project.remove());

  it("makes .venv in the project and says so, once", async () => {
    expect(await make())
      .to.have.length(1)
      .and.to.match(/into \.venv with Python 3\.11\.2/);
    expect(project.has(".venv/bin/python")).to.equal(true);
    expect(await make()).to.deep.equal([]);
  });

  it("makes it anew for other requirements", async () => {
    await make();
    project.write("tools/requirements.txt", "jupyterlab==4.7.0\n");
    expect(await make()).to.have.length(1);
  });

  it("makes it anew when it is half-made, without what was left", async () => {
    await make();
    rmSync(project.path(".venv/unrolled-stamp"));
    project.write(".venv/left-over", "");
    expect(await make()).to.have.length(1);
    expect(project.has(".venv/left-over")).to.equal(false);
  });

  it("makes it anew when the Python that it links to is gone", async () => {
    await make();
    rmSync(project.path(".venv/bin/python"));
    expect(await make()).to.have.length(1);
  });

  it("makes it anew when the system has put another Python in the place of that one", async () => {
    await make();
    rmSync(project.path(".venv/bin/python"));
    symlinkSync(project.path("bin/python3"), project.path(".venv/bin/python"));
    expect(await make()).to.have.length(1);
  });

  it("leaves no finished environment behind when pip fails, and tries again", async () => {
    usePython([3, 11, 2], "exit 3");
    expect(await rejection(make())).to.contain("Installing JupyterLab failed (exit code 3)");
    usePython([3, 11, 2]);
    expect(await make()).to.have.length(1);
  });

  it("says what to install when there is no Python, or only an old one", async () => {
    usePython([3, 9, 2]);
    expect(await rejection(make())).to.contain("The newest one here is Python 3.9.2");
    rmSync(project.path("bin/python3"));
    expect(await rejection(make())).to.contain("There is none on the PATH");
    expect(project.has(".venv")).to.equal(false);
  });

  it("keeps JupyterLab's CommonJS files apart from the project's module type", async () => {
    await make();
    expect(JSON.parse(project.read(".venv/package.json"))).to.deep.equal({ type: "commonjs" });
  });
});
