import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { threadId } from "node:worker_threads";

/**
 * Writes a file so that whoever opens it, at whatever moment and after a kill or a loss of power too, finds
 * the new bytes or the old ones, whole. A process that is killed meanwhile leaves `<file>.<pid>.<thread>.part` behind.
 * @throws Error of `node:fs` when the folder is missing or full; the old file is then as it was.
 */
export function writeFileAtomically(file: string, bytes: Uint8Array): void {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(`writeFileAtomically: expected a Uint8Array, got ${typeof bytes}`);
  }
  const old = statSync(file, { throwIfNoEntry: false });
  // A link stays one; what it leads to is written.
  const target = old ? realpathSync(file) : file;
  const part = `${target}.${process.pid}.${threadId}.part`;
  try {
    onDisk(part, "w", (handle) => {
      if (old) fchmodSync(handle, old.mode);
      writeFileSync(handle, bytes);
    });
    // Within one folder this is one step for everybody else.
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  // The folder's entry too; Windows cannot be asked for it.
  if (process.platform !== "win32") onDisk(dirname(target), "r");
}

/** Opens something, and waits until all that was done to it is on the disk. */
function onDisk(path: string, flags: "r" | "w", work?: (handle: number) => void): void {
  const handle = openSync(path, flags);
  try {
    work?.(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
