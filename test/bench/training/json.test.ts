import { expect } from "chai";
import { comparisonJson } from "../../../bench/training/json.js";
import { comparison } from "./fixture.js";

describe("bench: comparisonJson(comparison)", () => {
  it("is {configuration: {engine: median ms}} with the peak and the versions, and nothing else", () => {
    expect(comparisonJson(comparison)).to.deep.equal({
      tiny: { unrolled: 0.01, pytorch: 0.5, "tfjs-cpu": 3.456 },
      small: { unrolled: 1.5, pytorch: 1, "tfjs-wasm": 30, "tfjs-wasm-layers": 45 },
      peaks: { simd128Gflops: 55 },
      versions: { unrolled: "0.1.0", PyTorch: "2.15.0" },
    });
  });

  it("has no peak where none was measured", () => {
    expect(comparisonJson({ ...comparison, timings: {}, peaks: {} })).to.deep.equal({
      peaks: {},
      versions: comparison.versions,
    });
  });
});
