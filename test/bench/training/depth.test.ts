import { expect } from "chai";
import { globalNorm, valueAndGradients } from "unrolled";
import { equallyLarge } from "../../../bench/training/aspects/depth.js";
import { countParameters } from "../../../bench/training/configurations.js";
import { network } from "../../../bench/training/engines/unrolled/network.js";
import { trainingJob } from "../../../bench/training/job.js";

describe("bench: one, two and three layers", () => {
  it("have equally many parameters to half a percent, and units that are not padded", () => {
    const [one] = equallyLarge;
    expect(equallyLarge.map(({ layers }) => layers)).to.deep.equal([1, 2, 3]);
    for (const sizes of equallyLarge) {
      expect(countParameters(sizes) / countParameters(one!)).to.be.closeTo(1, 0.005);
      expect(sizes.units % 8).to.equal(0);
    }
  });

  it("are networks of as many parameters as countParameters(sizes) says, each layer with its own", () => {
    for (const sizes of equallyLarge) {
      const { variables } = network(trainingJob({ ...sizes, batch: 1, time: 1 }));
      const count = variables.reduce((total, { size }) => total + size, 0);
      expect(count).to.equal(countParameters(sizes));
      expect(new Set(variables)).to.have.property("size", 2 * sizes.layers + 2);
      expect(new Set(variables.map(({ data }) => data[0]))).to.have.property(
        "size",
        sizes.layers + 2,
      );
    }
  });

  it("loss() depends on what every layer has learnt", () => {
    for (const sizes of equallyLarge) {
      const { variables, loss } = network(trainingJob({ ...sizes, batch: 2, time: 3 }));
      const { gradients } = valueAndGradients(loss, variables);
      for (const gradient of gradients) expect(globalNorm([gradient])).to.be.above(0);
    }
  });
});
