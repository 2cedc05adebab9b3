import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { binary } from "../../src/backend/binary.js";
import { BINARY_FILE, binarySource } from "../../tools/backend/binary-source.js";

describe("src/backend/binary.ts", function () {
  this.timeout(60_000);

  it("is what `npm run backend` makes of the kernels' sources", async () => {
    const made = await binarySource();
    expect(readFileSync(BINARY_FILE, "utf8") === made, "run `npm run backend`").to.equal(true);
  });

  it("is less than 15 kB when it is packed by gzip", () => {
    expect(gzipSync(binary).length).to.be.lessThan(15_000);
  });
});
