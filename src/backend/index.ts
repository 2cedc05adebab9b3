export { afterStop } from "./after-stop.js";
export { Blocks, keeping, withScratch } from "./blocks.js";
export { KernelBlocks } from "./kernel-blocks.js";
export { kernels, setBackend, type Backend, type Kernels } from "./kernels.js";
export { Memory, type Pointer } from "./memory.js";
export { packedSize } from "./product-kernels.js";
