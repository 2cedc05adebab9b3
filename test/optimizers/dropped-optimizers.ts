import { AdamOptimizer, ones, Variable } from "../../src/index.js";
import { kernels } from "../../src/backend/index.js";
import { collect } from "../support/collect.js";

/** Prints the bytes that an optimizer's moments take, and what is left of them when it is gone. */
const { memory } = kernels()!;

function step(): void {
  new AdamOptimizer().applyGradients([new Variable(ones([1000]), "w")], [ones([1000])]);
}

step();
const held = memory.allocatedBytes;
await collect(() => memory.allocatedBytes === 0);
console.log(JSON.stringify({ held, collected: memory.allocatedBytes }));
