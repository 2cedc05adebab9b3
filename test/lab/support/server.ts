import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { jupyterEnvironment, labArguments } from "../../../tools/setup/jupyter.mjs";
import { root } from "../../../tools/setup/root.mjs";
import { venvPython } from "../../../tools/setup/venv-commands.mjs";
import { LabLog } from "../../support/lab-log.js";

/** How long the server may take to shut down its kernels and itself, in milliseconds. */
const patience = 30_000;

/** A running JupyterLab. */
export interface LabServer {
  /** Where it answers, with the token that lets us in. */
  readonly url: URL;
  /** The notebooks that it shows, a copy. */
  readonly notebooks: string;
  /** What it says. */
  readonly log: LabLog;
  /** Ends it and its kernels. Throws when it hangs. */
  stop(): Promise<void>;
}

/** The folder, ignored by git, that holds what the tests of this name write. */
export function labFolder(name: string): string {
  return join(root, "build", "lab", name);
}

/**
 * JupyterLab as `npm start` starts it, on a copy of the notebooks, with nobody's settings. The copy lies
 * inside the project, so that cells find the packages, and keeps the editions' folders, which say the language.
 */
export async function startServer(name: string): Promise<LabServer> {
  const folder = labFolder(name);
  const notebooks = join(folder, "notebooks");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // The editions, and what goes out and comes back in the chapter of exchange.
  for (const part of ["zh", "en", "exchange"]) {
    cpSync(join(root, "notebooks", part), join(notebooks, part), { recursive: true });
  }
  // The page then has `jupyterapp`, by which the tests scroll and ask what runs.
  const more = ["--no-browser", "--port=0", "--LabApp.expose_app_in_browser=True"];
  const child = spawn(venvPython(join(root, ".venv")), labArguments(notebooks, "zh", more), {
    cwd: root,
    env: jupyterEnvironment(root, process.env, join(folder, "jupyter")),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);

  const log = new LabLog(child);
  const url = await log.address;
  return {
    url,
    notebooks,
    log,
    async stop() {
      child.kill("SIGTERM");
      const ended = once(child, "exit").then(() => true);
      if (!(await Promise.race([ended, setTimeout(patience, false, { ref: false })]))) {
        kill();
        throw new Error(`JupyterLab did not end within ${patience / 1000} s:\n${log.text}`);
      }
      process.off("exit", kill);
    },
  };
}
