import { expect } from "chai";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../../tools/setup/root.mjs";
import { LabLog } from "../support/lab-log.js";

describe("npm start -- --no-browser", function () {
  this.timeout(120_000);
  let launcher: ChildProcess;
  let log: LabLog;
  let page: URL;

  before(async () => {
    const args = [join(root, "tools", "start.mjs"), "--english", "--no-browser", "--port=0"];
    launcher = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    log = new LabLog(launcher);
    page = await log.address;
  });
  after(() => launcher.kill("SIGKILL"));

  /** What the server answers to somebody who has the token. */
  const ask = (path: string, request: RequestInit = {}) => {
    const headers = { Authorization: `token ${page.searchParams.get("token")}` };
    return fetch(new URL(path, page), { ...request, headers });
  };

  it("opens the first chapter, in the edition asked for", async () => {
    expect(page.pathname).to.equal("/lab/tree/en/01-rnn.ipynb");
    expect((await ask("/api/contents/en/01-rnn.ipynb?content=0")).status).to.equal(200);
  });

  it("offers the TypeScript kernel of the project and no other", async () => {
    const answer = (await (await ask("/api/kernelspecs")).json()) as KernelSpecs;
    expect(answer.default).to.equal("tslab");
    expect(Object.keys(answer.kernelspecs)).to.deep.equal(["tslab"]);
    expect(answer.kernelspecs.tslab.spec.argv).to.include(join(root, "build", "kernel", "main.js"));
  });

  it("does not ask whether to fetch news, nor fetch any", async () => {
    const html = await (await ask("/lab")).text();
    const config = JSON.parse(
      /<script id="jupyter-config-data"[^>]*>([^]*?)<\/script>/.exec(html)![1],
    );
    expect(config.disabledExtensions).to.include("@jupyterlab/apputils-extension:announcements");
    expect(config.news).to.deep.equal({ disabled: true });
  });

  it("starts the kernel for the notebook, and ends it and itself on Ctrl-C", async () => {
    const kernel = { name: "tslab" };
    const session = { path: "en/01-rnn.ipynb", name: "", type: "notebook", kernel };
    const { status } = await ask("/api/sessions", {
      method: "POST",
      body: JSON.stringify(session),
    });
    expect(status).to.equal(201);
    launcher.kill("SIGINT");
    const [code] = await once(launcher, "exit");
    expect(code).to.equal(0);
    expect(log.text).to.contain("Shutting down 1 kernel").and.to.contain("Kernel shutdown: ");
    expect(await ask("/api").catch((error: Error) => error.message)).to.equal("fetch failed");
  });
});

interface KernelSpecs {
  readonly default: string;
  readonly kernelspecs: Record<string, { readonly spec: { readonly argv: string[] } }>;
}
