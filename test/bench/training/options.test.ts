import { expect } from "chai";
import { configurationNames } from "../../../bench/training/configurations.js";
import { engineNames } from "../../../bench/training/engines.js";
import { OptionError, readOptions, usage } from "../../../bench/training/options.js";

describe("bench: readOptions(args)", () => {
  it("measures all engines in all configurations unless told otherwise", () => {
    expect(readOptions([])).to.deep.equal({
      help: false,
      json: false,
      readme: false,
      configs: configurationNames,
      engines: engineNames,
      seconds: 4,
      rounds: 8,
      aspects: [],
    });
  });

  it("takes lists in the order of measuring, and each name once", () => {
    const { configs, engines } = readOptions([
      "--configs",
      "small, tiny,small",
      "--engines=jax-js,unrolled",
    ]);
    expect(configs).to.deep.equal(["tiny", "small"]);
    expect(engines).to.deep.equal(["unrolled", "jax-js"]);
  });

  it("takes several measurements of this engine alone", () => {
    const { aspects, json } = readOptions(["--loading", "--json", "--scaling"]);
    expect(aspects).to.deep.equal(["scaling", "loading"]);
    expect(json).to.equal(true);
  });

  const refused: Record<string, [string[], ...string[]]> = {
    "an unknown configuration": [["--configs", "tiny,huge"], '"huge"', "tiny, small, mid, large"],
    "an unknown engine": [["--engines", "torch"], '"torch"', "unrolled, pytorch, tfjs-wasm"],
    "an empty list": [["--engines", ""], '""', "unrolled"],
    "seconds that are no positive number": [["--seconds", "0"], "positive number", '"0"'],
    "seconds that are no number": [["--seconds", "ten"], "positive number", '"ten"'],
    "seconds without end": [["--seconds", "Infinity"], "positive number", '"Infinity"'],
    "rounds that are not whole": [["--rounds", "1.5"], "whole number"],
    "an unknown option": [["--config", "tiny"], "--config'", "--configs, --engines"],
    "a stray word": [["tiny"], "tiny", "Accepted are"],
    "a table for the READMEs of something else": [["--readme", "--memory"], "--memory"],
    "a table for the READMEs of a part": [["--readme", "--configs", "tiny"], "--configs", "whole"],
  };
  for (const [what, [args, ...parts]] of Object.entries(refused)) {
    it(`refuses ${what}, and tells what there is`, () => {
      const attempt = expect(() => readOptions(args)).to.throw(OptionError);
      for (const part of parts) attempt.with.property("message").that.contains(part);
    });
  }

  it("has each accepted option in its help", () => {
    const { message } = (() => {
      try {
        return readOptions(["--nonsense"]) as never;
      } catch (error) {
        return error as Error;
      }
    })();
    const all = message.split("Accepted are ")[1]!.match(/--\w+/g)!;
    expect(all).to.have.length.above(10);
    for (const option of all.filter((name) => name !== "--help")) expect(usage).to.contain(option);
  });
});
