import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { root } from "../../tools/setup/root.mjs";
import { Sandbox } from "./sandbox.js";

describe(".binder/postBuild", () => {
  let image: Sandbox;

  beforeEach(() => {
    image = new Sandbox();
    image.program(
      "npm",
      'printf "%s, " "$@" > "$0.log"; : > "$npm_config_cache/kept"; exit ${FAILS:-0}',
    );
    image.program("python3", "echo /from/python");
    for (const program of ["mktemp", "rm"]) {
      image.program(program, `PATH=/usr/bin:/bin exec ${program} "$@"`);
    }
  });
  afterEach(() => image.remove());

  const run = (env: NodeJS.ProcessEnv = {}) => {
    const temporary = { TMPDIR: image.folder };
    const { status } = spawnSync("/bin/bash", [join(root, ".binder/postBuild")], {
      env: { ...image.env, ...temporary, ...env },
    });
    return { status, called: image.read("bin/npm.log") };
  };

  it("sets up the kernel for the Jupyter of the image", () => {
    expect(run({ NB_PYTHON_PREFIX: "/srv/my conda" })).to.deep.equal({
      status: 0,
      called: "run, --silent, setup, --, /srv/my conda, ",
    });
  });

  it("asks Python for its environment where the image does not name it", () => {
    expect(run().called).to.equal("run, --silent, setup, --, /from/python, ");
  });

  it("leaves nothing of npm's cache behind", () => {
    run();
    expect(readdirSync(image.folder)).to.deep.equal(["bin"]);
  });

  it("fails, and so the image, when the set-up fails", () => {
    expect(run({ FAILS: "3" }).status).to.equal(3);
  });

  it("is a program", () => {
    expect(statSync(join(root, ".binder/postBuild")).mode & 0o111).not.to.equal(0);
  });
});
