import { expect } from "../../src/chai/index.js";
import type { Answer } from "./answer.js";

/** Asserts that an answer has the judge's numbers, all of them and no others. */
export function expectAgreement(answer: Answer, judge: Answer, tolerance: number): void {
  expect(answer).to.have.all.keys(judge);
  for (const [name, expected] of Object.entries(judge)) {
    expect(answer[name], name).to.be.closeToTensor(expected, tolerance);
  }
}
