export { packedSize, type Kernels } from "./kernel-table.js";
export { kernels, setBackend, type Backend } from "./kernels.js";
export { Memory, type Pointer } from "./memory.js";
export { Blocks, keeping, withScratch } from "./blocks.js";
