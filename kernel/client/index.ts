export type { ExecuteOptions, ExecuteResult, KernelClient } from "./client.js";
export type { DisplayOutput, ErrorOutput, Output, ResultOutput, StreamOutput } from "./output.js";
export { startKernel, type StartOptions } from "./start.js";
