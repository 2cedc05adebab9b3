import { expect } from "chai";
import { evenLengths } from "../../../bench/training/aspects/lengths.js";
import { configurations } from "../../../bench/training/configurations.js";
import { trainingJob } from "../../../bench/training/job.js";

describe("bench: trainingJob(sizes)", () => {
  it("gives the same random data each time, time first", () => {
    const job = trainingJob(configurations.small);
    expect(trainingJob(configurations.small)).to.deep.equal(job);
    expect([job.indices.length, job.indices[0]!.length]).to.deep.equal([32, 16]);
    expect(new Set(job.indices.flat())).to.have.property("size", 32);
    expect(new Set(job.labels.flat())).to.have.property("size", 64);
    expect(Math.max(...job.labels.flat())).to.equal(63);
  });
});

describe("bench: evenLengths(sizes)", () => {
  it("goes from an eighth of the time to all of it", () => {
    const lengths = evenLengths({ ...configurations.mid, batch: 8, time: 32 });
    expect(lengths).to.deep.equal([4, 8, 12, 16, 20, 24, 28, 32]);
  });
});
