const ATTEMPTS = 3;

/**
 * Whether somebody says that a port was taken: ports are found free first, and the kernel takes them a moment
 * later, in which any other program may.
 */
export function speaksOfTakenPort(written: string): boolean {
  return written.includes("EADDRINUSE");
}

/**
 * Starts what starts a kernel, up to three times when its error speaks of a taken port. Throws any other
 * error at once.
 *
 * @param start finds other ports each time; its error holds what the kernel's process wrote
 */
export async function despiteTakenPorts<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === ATTEMPTS || !speaksOfTakenPort(String(error))) throw error;
    }
  }
}
