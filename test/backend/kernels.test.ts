import { expect } from "chai";
import { kernels, setBackend } from "../../src/backend/index.js";

/** The globals that a test may take away. */
interface Surroundings {
  WebAssembly?: unknown;
  console: { warn(text: string): void };
}

const surroundings = globalThis as unknown as Surroundings;

/** Runs the module `kernels.js`, not run before, in other surroundings; returns what it warned of. */
async function elsewhere(
  webAssembly: unknown,
  body: (fresh: typeof kernels) => void,
): Promise<string[]> {
  const file = "../../src/backend/kernels.js";
  const fresh = (await import(`${file}?${Math.random()}`)) as { kernels: typeof kernels };
  const { WebAssembly, console } = surroundings;
  const warnings: string[] = [];
  surroundings.WebAssembly = webAssembly;
  surroundings.console = { ...console, warn: (text) => warnings.push(text) };
  try {
    body(fresh.kernels);
  } finally {
    surroundings.WebAssembly = WebAssembly;
    surroundings.console = console;
  }
  return warnings;
}

const real = surroundings.WebAssembly as Record<string, unknown>;
const twice = (fresh: typeof kernels) => {
  expect(fresh()).to.equal(undefined);
  expect(fresh()).to.equal(undefined);
};

describe("kernels()", () => {
  it("are made once, with no word about it", async () => {
    const warnings = await elsewhere(real, (fresh) => {
      const first = fresh()!;
      expect(first.memory.allocatedBytes).to.equal(0);
      expect(fresh()).to.equal(first);
    });
    expect(warnings).to.deep.equal([]);
  });

  it("are undefined where there is no WebAssembly, which is said once", async () => {
    expect(await elsewhere(undefined, twice)).to.deep.equal([
      "unrolled: training is slower here, in plain TypeScript, since there is no WebAssembly.",
    ]);
  });

  it("are undefined where WebAssembly has no SIMD, which is said once", async () => {
    const without = { ...real, validate: () => false };
    expect(await elsewhere(without, twice)).to.deep.equal([
      "unrolled: training is slower here, in plain TypeScript, since this WebAssembly has no SIMD.",
    ]);
  });

  it("are undefined where compilation is refused, which is said once with the reason", async () => {
    const { validate, Instance } = real;
    const Module = function () {
      throw new Error("Refused by the Content-Security-Policy");
    };
    expect(await elsewhere({ validate, Instance, Module }, twice)).to.deep.equal([
      "unrolled: training is slower here, in plain TypeScript, since Refused by the Content-Security-Policy.",
    ]);
  });
});

describe('setBackend("typescript" | "wasm")', () => {
  it("chooses what computes, and returns what did before", () => {
    const before = setBackend("typescript");
    expect(kernels()).to.equal(undefined);
    expect(setBackend(before)).to.equal("typescript");
    expect(kernels()).not.to.equal(undefined);
  });
});
