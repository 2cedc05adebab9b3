import { expect } from "chai";
import { sep } from "node:path";
import { jupyterEnvironment, labArguments, readArguments } from "../../tools/setup/jupyter.mjs";

describe("jupyterEnvironment(root, env)", () => {
  it("leads every folder of Jupyter's into the project", () => {
    const env = jupyterEnvironment("/project", { JUPYTER_CONFIG_DIR: "/home/me/.jupyter" });
    const folders = Object.entries(env).filter(([name]) => /_(DIR|PATH)$|^IPYTHONDIR$/.test(name));
    expect(folders).to.have.length(8);
    for (const [name, folder] of folders) {
      if (name !== "JUPYTER_PREFER_ENV_PATH") expect(folder, name).to.contain(`project${sep}`);
    }
  });

  it("keeps the reader's settings where it is told to, beside the committed ones", () => {
    const env = jupyterEnvironment("/project", {}, "/elsewhere");
    expect(env.JUPYTERLAB_SETTINGS_DIR).to.contain("elsewhere");
    expect(env.JUPYTER_CONFIG_PATH).to.contain("project");
  });

  it("drops what would lead out of it", () => {
    const outside = {
      JUPYTER_PATH: "/x",
      JUPYTERLAB_DIR: "/x",
      JUPYTER_NO_CONFIG: "1",
      PYTHONPATH: "/x",
    };
    expect(jupyterEnvironment("/project", outside)).to.not.have.any.keys(Object.keys(outside));
  });

  it("keeps runtime files in a folder that is not hidden, for browsers that may not look there", () => {
    const { JUPYTER_RUNTIME_DIR } = jupyterEnvironment("/project", {});
    expect(JUPYTER_RUNTIME_DIR).to.not.contain(`${sep}.`);
  });
});

describe("readArguments(args)", () => {
  it("opens the Chinese edition, and the English one on --english", () => {
    expect(readArguments([])).to.deep.equal({ language: "zh", forJupyter: [] });
    expect(readArguments(["--english"])).to.deep.equal({ language: "en", forJupyter: [] });
  });

  it("hands everything else on to JupyterLab, in order", () => {
    const args = ["--no-browser", "--english", "--port", "8900"];
    expect(readArguments(args).forJupyter).to.deep.equal(["--no-browser", "--port", "8900"]);
  });
});

describe("labArguments(notebooks, language, more)", () => {
  it("opens the first chapter of the edition, and hands further arguments on", () => {
    const args = labArguments("/project/notebooks", "en", ["--port=1"]);
    expect(args).to.include("--ServerApp.root_dir=/project/notebooks");
    expect(args).to.include("--LabApp.default_url=/lab/tree/en/01-rnn.ipynb");
    expect(args.at(-1)).to.equal("--port=1");
  });
});
