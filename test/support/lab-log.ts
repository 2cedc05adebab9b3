import type { ChildProcess } from "node:child_process";
import { speaksOfTakenPort } from "../../kernel/client/taken-ports.js";

/** What JupyterLab, or what starts it, says on stderr. */
export class LabLog {
  text = "";
  /** Where it is to be found, with the token that lets us in. Rejected when it ends before it says so. */
  readonly address: Promise<URL>;
  /** Rejected when a kernel finds a port taken: Jupyter would start it again, with the same ports. */
  readonly portTaken: Promise<never>;

  constructor(child: ChildProcess) {
    const said = child
      .stderr!.setEncoding("utf8")
      .on("data", (more: string) => (this.text += more));
    this.address = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", () =>
        reject(new Error(`JupyterLab ended before it answered:\n${this.text}`)),
      );
      said.on("data", () => {
        const found = /http:\/\/127\.0\.0\.1\S+token=\w+/.exec(this.text);
        if (found) resolve(new URL(found[0]));
      });
    });
    this.portTaken = new Promise((_, reject) => {
      said.on("data", () => {
        if (speaksOfTakenPort(this.text)) reject(new Error("a port of a kernel was taken"));
      });
    });
    // Nobody may be waiting for a kernel.
    this.portTaken.catch(() => {});
  }
}
