import { relative } from "node:path";
import asc from "assemblyscript/asc";
import { root } from "../setup/root.mjs";

/**
 * Compiles an AssemblyScript program to WebAssembly: with SIMD, whose results are the same on every
 * machine, and so without relaxed SIMD; without checks and without a garbage collector.
 * @throws Error with the compiler's messages.
 */
export async function compile(entry: string): Promise<Uint8Array> {
  const output = "kernels.wasm";
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      relative(root, entry),
      ...["--outFile", output],
      ...["--optimizeLevel", "3", "--shrinkLevel", "0", "--converge"],
      ...["--noAssert", "--runtime", "stub", "--enable", "simd"],
      ...["--baseDir", root],
    ],
    {
      writeFile(name, contents) {
        if (name === output) binary = contents as Uint8Array;
      },
    },
  );
  if (error || !binary) throw new Error(`asc: ${error?.message}\n${stderr}`);
  return binary;
}
