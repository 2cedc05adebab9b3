import { expect } from "chai";
import { streamText, useKernel } from "../kernel/kernel.js";

describe("the data sets in a notebook", () => {
  const kernel = useKernel();

  it("are there, with their types", async () => {
    const result = await kernel().execute(`
import { chineseIdioms, maunaLoaCO2, mobyDick, type Chapter } from "unrolled/datasets";
const [first]: Chapter[] = mobyDick();
const length: number = chineseIdioms({ length: 4 }).length;
console.log(first.title, length, maunaLoaCO2()[0].month);`);
    expect(streamText(result, "stderr")).to.equal("");
    expect(streamText(result, "stdout")).to.equal("Loomings. 29349 1958-03\n");
  });
});
