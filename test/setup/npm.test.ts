import { expect } from "chai";
import { npm } from "../../tools/setup/npm.mjs";

describe("npm(args, env)", () => {
  it("calls the npm that called us, with the same Node", () => {
    const { command } = npm(["ci"], { npm_execpath: "/n/npm-cli.js" });
    expect(command).to.deep.equal([process.execPath, "/n/npm-cli.js", "ci"]);
  });

  it("calls the npm on the PATH when no npm called us, or another package manager did", () => {
    expect(npm(["ci"], {}).command).to.deep.equal(["npm", "ci"]);
    expect(npm(["ci"], { npm_execpath: "/n/yarn.js" }).command).to.deep.equal(["npm", "ci"]);
  });
});
