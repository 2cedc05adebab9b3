import type { ChildProcess } from "node:child_process";

/** What JupyterLab, or what starts it, says on stderr. */
export class LabLog {
  text = "";
  /** Where it is to be found, with the token that lets us in. Rejected when it ends before it says so. */
  readonly address: Promise<URL>;

  constructor(child: ChildProcess) {
    this.address = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", () =>
        reject(new Error(`JupyterLab ended before it answered:\n${this.text}`)),
      );
      child.stderr!.on("data", (chunk: Buffer) => {
        this.text += chunk;
        const found = /http:\/\/127\.0\.0\.1\S+token=\w+/.exec(this.text);
        if (found) resolve(new URL(found[0]));
      });
    });
  }
}
