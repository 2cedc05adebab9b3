import { expect } from "chai";
import { rmSync } from "node:fs";
import { installPackages, isInstalled } from "../../tools/setup/packages.mjs";
import { rejection } from "../support/failure.js";
import { Sandbox, saidDuring } from "./sandbox.js";

const chai = { version: "6.3.0", integrity: "sha512-a" };
const native = { version: "1.0.0", integrity: "sha512-b", optional: true };
const forLinux = { ...native, os: ["linux"], cpu: ["x64"] };
const forMac = { ...native, os: ["darwin"], cpu: ["arm64"] };
const linux = { platform: "linux", arch: "x64" };
const lock = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/chai": chai,
    "node_modules/native-linux": forLinux,
    "node_modules/native-mac": forMac,
  },
};
const installed = { "node_modules/chai": chai, "node_modules/native-linux": forLinux };

describe("isInstalled(lock, installed, machine)", () => {
  it("accepts what npm installs here: without the packages of other systems", () => {
    expect(isInstalled(lock, { packages: installed }, linux)).to.equal(true);
  });

  it("sees a package that is missing", () => {
    const { "node_modules/chai": _, ...others } = installed;
    expect(isInstalled(lock, { packages: others }, linux)).to.equal(false);
  });

  it("sees a package of another version, or of other content", () => {
    for (const change of [{ version: "5.0.0" }, { integrity: "sha512-c" }]) {
      const packages = { ...installed, "node_modules/chai": { ...chai, ...change } };
      expect(isInstalled(lock, { packages }, linux)).to.equal(false);
    }
  });

  it("sees a package that is left over", () => {
    const packages = { ...installed, "node_modules/left-pad": chai };
    expect(isInstalled(lock, { packages }, linux)).to.equal(false);
  });

  it("sees a folder that was brought from another system", () => {
    const mac = { platform: "darwin", arch: "arm64" };
    expect(isInstalled(lock, { packages: installed }, mac)).to.equal(false);
  });

  it("reads a name with ! as npm does: every system but that one", () => {
    const anywhereElse = { ...chai, os: ["!win32"] };
    const packages = { "node_modules/chai": anywhereElse };
    expect(isInstalled({ packages }, { packages }, linux)).to.equal(true);
    expect(isInstalled({ packages }, { packages }, { platform: "win32", arch: "x64" })).to.equal(
      false,
    );
  });
});

describe("installPackages(root, env)", () => {
  let project: Sandbox;
  let env: NodeJS.ProcessEnv;
  const record = "node_modules/.package-lock.json";
  const install = () => saidDuring(() => installPackages(project.folder, env));

  beforeEach(() => {
    project = new Sandbox();
    project.write(
      "package-lock.json",
      JSON.stringify({ packages: { "": {}, "node_modules/chai": chai } }),
    );
    env = { npm_execpath: project.write("npm-cli.js", npmStandIn) };
  });
  afterEach(() => project.remove());

  it("calls npm ci once, and not again as long as nothing changes", async () => {
    expect(await install()).to.deep.equal([
      "unrolled: installing the npm packages of package-lock.json (npm ci)",
    ]);
    expect(await install()).to.deep.equal([]);
    expect(project.read("calls").trim())
      .to.match(/^ci --ignore-scripts /)
      .and.not.contain("\n");
  });

  it("calls it again when package-lock.json asks for another version", async () => {
    await install();
    const newer = { ...chai, version: "6.4.0" };
    project.write(
      "package-lock.json",
      JSON.stringify({ packages: { "node_modules/chai": newer } }),
    );
    expect(await install()).to.have.length(1);
  });

  it("calls it again after an installation that did not come to its end", async () => {
    await install();
    rmSync(project.path(record));
    expect(await install()).to.have.length(1);
    project.write(record, project.read(record).slice(0, 20));
    expect(await install()).to.have.length(1);
  });

  it("calls it again when a package's folder is gone", async () => {
    await install();
    rmSync(project.path("node_modules/chai"), { recursive: true });
    expect(await install()).to.have.length(1);
  });

  it("stops when npm ends well without having installed anything", async () => {
    env.npm_execpath = project.write("npm-cli.js", "");
    expect(await rejection(install())).to.contain(
      "`npm ci` did not install what package-lock.json",
    );
  });

  it("stops with npm's exit code when npm fails", async () => {
    env.npm_execpath = project.write("npm-cli.js", "process.exit(7);");
    const message = await rejection(install());
    expect(message).to.contain("Installing the npm packages failed (exit code 7): ");
  });
});

/** Stands in for npm: notes how it was called, and leaves what npm leaves. */
const npmStandIn = `
const fs = require("node:fs");
fs.appendFileSync("calls", process.argv.slice(2).join(" ") + "\\n");
fs.mkdirSync("node_modules/chai", { recursive: true });
const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
delete packages[""];
fs.writeFileSync("${"node_modules/.package-lock.json"}", JSON.stringify({ packages }));
`;
