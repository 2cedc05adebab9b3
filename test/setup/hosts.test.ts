import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { satisfies } from "../../tools/setup/node-version.mjs";
import { compareVersions, oldestPython } from "../../tools/setup/python.mjs";
import { root } from "../../tools/setup/root.mjs";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const manifest = JSON.parse(read("package.json"));
const hosts = {
  ".binder/environment.yml": read(".binder/environment.yml"),
  ".binder/postBuild": read(".binder/postBuild"),
  ".devcontainer/devcontainer.json": read(".devcontainer/devcontainer.json"),
  ".github/workflows/ci.yml": read(".github/workflows/ci.yml"),
};

/** What a pattern's group finds in a text, each time. */
const found = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, group]) => group);

/** The newest of a line of Node, as `22` stands for it. */
const newestOf = (line: string): string => `${line}.999.0`;

describe("the files by which Binder, a dev container and GitHub set up the project", () => {
  it("ask for lines of Node whose newest package.json lets in", () => {
    const lines = Object.entries(hosts).flatMap(([file, text]) =>
      found(/(?:nodejs=|typescript-node:|node-version: )([\w.-]+)/g, text).map((line) => ({
        file,
        line,
      })),
    );
    expect(lines.map(({ file }) => file)).to.deep.equal([
      ".binder/environment.yml",
      ".devcontainer/devcontainer.json",
      ".github/workflows/ci.yml",
      ".github/workflows/ci.yml",
    ]);
    for (const { file, line } of lines) {
      expect(line, file).to.match(/^\d+$/);
      expect(satisfies(newestOf(line), manifest.engines.node), `${file}: ${line}`).to.equal(true);
    }
  });

  it("ask for Pythons that tools/requirements.txt is made for", () => {
    const [oldest] = found(/--python-version (\S+)/g, read("tools/requirements.txt"));
    expect(oldest).to.equal(oldestPython.join("."));
    const versions = found(
      /(?:python=|python-version: ")([\w.-]+)/g,
      hosts[".binder/environment.yml"] + hosts[".github/workflows/ci.yml"],
    );
    expect(versions).to.have.length(2);
    for (const version of versions) {
      const parts = version.split(".").map(Number);
      expect(parts, version).to.have.length(2);
      expect(compareVersions(parts, oldestPython), version).to.be.at.least(0);
    }
  });

  it("call scripts that package.json has", () => {
    const scripts = Object.values(hosts).flatMap((text) =>
      found(/npm run (?:--silent )?([\w:-]+)/g, text),
    );
    expect(scripts).to.include.members(["setup", "site", "site:build"]);
    for (const script of scripts) expect(manifest.scripts).to.have.property(script);
    for (const script of Object.values(manifest.scripts) as string[]) {
      for (const tool of found(/^node (tools\/\S+)/g, script)) {
        expect(existsSync(join(root, tool)), tool).to.equal(true);
      }
    }
  });

  it("run .ci/run on GitHub, by actions of one major version each, with no secret", () => {
    const workflow = hosts[".github/workflows/ci.yml"];
    expect(workflow).to.match(/^ +- run: \.ci\/run$/m);
    const actions = found(/uses: (\S+)/g, workflow);
    expect(actions).not.to.be.empty;
    for (const action of actions) expect(action).to.match(/^actions\/[\w-]+@v\d+$/);
    expect(workflow).not.to.contain("secrets");
  });

  it("may write nothing on GitHub but, in the job that publishes, the pages", () => {
    const workflow = hosts[".github/workflows/ci.yml"];
    expect(workflow).to.match(/^permissions: \{\}$/m);
    const [, publish] = workflow.split(/^ {2}publish:$/m);
    expect(publish).to.contain("needs: [check, site]");
    expect(found(/^ +(\S+): write$/gm, workflow)).to.deep.equal(["pages", "id-token"]);
    expect(found(/^ +(\S+): write$/gm, publish)).to.deep.equal(["pages", "id-token"]);
  });
});
