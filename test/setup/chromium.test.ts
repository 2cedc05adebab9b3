import { expect } from "chai";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromiumPaths, findChromium } from "../../tools/setup/chromium.mjs";
import { root } from "../../tools/setup/root.mjs";
import { failure } from "../support/failure.js";
import { Sandbox } from "./sandbox.js";

describe("findChromium(env, platform)", () => {
  let machine: Sandbox;
  beforeEach(() => (machine = new Sandbox()));
  afterEach(() => machine.remove());

  it("finds the one on the PATH, under each of its names, Debian's first", () => {
    for (const name of ["google-chrome", "chromium-browser", "chromium"]) {
      machine.program(name, "");
      expect(findChromium(machine.env, "linux")).to.equal(machine.path(`bin/${name}`));
    }
  });

  it("takes the one that UNROLLED_CHROMIUM names, wherever it is", () => {
    machine.program("chromium", "");
    machine.program("mine", "");
    const env = { ...machine.env, UNROLLED_CHROMIUM: machine.path("bin/mine") };
    expect(findChromium(env, "linux")).to.equal(machine.path("bin/mine"));
  });

  it("takes no other when that one is missing, but says so", () => {
    machine.program("chromium", "");
    const env = { ...machine.env, UNROLLED_CHROMIUM: machine.path("gone") };
    expect(failure(() => findChromium(env, "linux"))).to.contain(
      `UNROLLED_CHROMIUM is ${machine.path("gone")}, which is no program.`,
    );
  });

  it("passes over a folder and a file that cannot be run", () => {
    machine.write("bin/chromium", "");
    mkdirSync(machine.path("bin/chromium-browser"));
    expect(failure(() => findChromium(machine.env, "linux"))).to.contain("There is none");
  });
});

describe("chromiumPaths(env, platform)", () => {
  it("looks among the applications of macOS, the reader's own too", () => {
    expect(chromiumPaths({ HOME: "/Users/me" }, "darwin")).to.include.members([
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium",
    ]);
  });

  it("looks among the programs of Windows, the reader's own too", () => {
    const env = {
      ProgramFiles: "C:\\Program Files",
      LOCALAPPDATA: "C:\\Users\\me\\AppData\\Local",
    };
    expect(chromiumPaths(env, "win32")).to.include.members([
      "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
      "C:\\Users\\me\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe",
    ]);
  });

  it("is empty where nothing is set", () => {
    expect(chromiumPaths({}, "linux")).to.deep.equal([]);
    expect(chromiumPaths({}, "win32")).to.deep.equal([]);
  });
});

describe("npm run test:lab", () => {
  it("says how to get Chromium when it is missing, before it sets anything up", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "tools", "test-lab.mjs")],
      { env: { ...process.env, UNROLLED_CHROMIUM: "/nowhere/chromium" }, encoding: "utf8" },
    );
    expect(status).to.equal(1);
    expect(stdout).to.equal("");
    expect(stderr).to.match(/^\nThis command drives JupyterLab in Chromium.*\/nowhere\/chromium/);
  });
});
