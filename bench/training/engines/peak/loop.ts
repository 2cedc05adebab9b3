import asc from "assemblyscript/asc";

// Of what Node has, its types leave this out.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: { readonly run: unknown } };
};

/** The floating point operations of a turn with so many chains: two on each of four lanes. */
export const flopsOfTurn = (chains: number): number => chains * 4 * 2;

/**
 * A loop of 128-bit multiplications and additions in registers, nothing else: what it reaches is the most
 * that WebAssembly can get out of a core. Each chain depends on itself alone, so that as many can be under
 * way at once as there are chains.
 */
export async function compileLoop(chains: number): Promise<(turns: number) => number> {
  const names = Array.from({ length: chains }, (_, n) => `chain${n}`);
  const source = `
    export function run(turns: i32): f32 {
      const factor = f32x4.splat(0.999);
      const term = f32x4.splat(0.001);
      ${names.map((name, n) => `let ${name} = f32x4.splat(${n}.0);`).join("\n")}
      for (let turn = 0; turn < turns; turn++) {
        ${names.map((name) => `${name} = f32x4.add(f32x4.mul(${name}, factor), term);`).join("\n")}
      }
      return f32x4.extract_lane(${names.reduce((sum, name) => `f32x4.add(${sum}, ${name})`)}, 0);
    }`;
  const { error, binary, stderr } = await asc.compileString(source, {
    optimizeLevel: 3,
    enable: ["simd"],
    runtime: "stub",
    noAssert: true,
  });
  if (error || !binary) throw new Error(`peak: ${error?.message}: ${stderr.toString()}`);
  const module = new WebAssembly.Module(binary);
  const { run } = new WebAssembly.Instance(module).exports;
  return run as (turns: number) => number;
}
