import { expect } from "chai";
import { makeVenv } from "../../tools/setup/venv.mjs";
import { rejection } from "../support/failure.js";
import { pythonStandIn } from "./python-stand-in.js";
import { Sandbox, saidDuring } from "./sandbox.js";

describe("makeVenv({ venv, what, requirements, constraints }, env)", () => {
  let project: Sandbox;
  const make = () =>
    saidDuring(() =>
      makeVenv(
        {
          venv: project.path("build/peers"),
          what: "two packages",
          requirements: project.path("requirements.txt"),
          constraints: [project.path("constraints.txt")],
        },
        project.env,
      ),
    );

  beforeEach(() => {
    project = new Sandbox();
    project.write("requirements.txt", "-c constraints.txt\nipykernel\n");
    project.write("constraints.txt", "ipykernel==7.4.0\n");
    project.program(
      "python3",
      pythonStandIn({ executable: project.path("bin/python3"), version: [3, 11, 2] }),
    );
  });
  afterEach(() => project.remove());

  it("makes the environment in the folder asked for and says what goes into it, once", async () => {
    expect(await make())
      .to.have.length(1)
      .and.to.match(/installing two packages into peers with Python 3\.11\.2/);
    expect(project.has("build/peers/bin/python")).to.equal(true);
    expect(await make()).to.deep.equal([]);
  });

  it("makes it anew for other versions in the constraints", async () => {
    await make();
    project.write("constraints.txt", "ipykernel==7.5.0\n");
    expect(await make()).to.have.length(1);
  });

  it("names what could not be installed", async () => {
    const failing = pythonStandIn({ executable: project.path("bin/python3") }, "exit 3");
    project.program("python3", failing);
    expect(await rejection(make())).to.contain("Installing two packages failed (exit code 3)");
  });
});
