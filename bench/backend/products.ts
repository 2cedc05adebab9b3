import { kernels, packedSize, type Kernels } from "../../src/backend/index.js";
import { peakLoop } from "../shared/peak.js";
import { median } from "../shared/statistics.js";
import { compare, runsOfWindow, type Task } from "./windows.js";

/** Matrix products of the training steps that are to be fast, each with its floating-point operations. */
const PRODUCTS: readonly [M: number, K: number, N: number][] = [
  [1, 16, 64],
  [1, 512, 2048],
  [16, 64, 256],
  [32, 128, 512],
  [1024, 128, 64],
  [1024, 512, 128],
  [32, 512, 2048],
  [2048, 512, 256],
  [2048, 2048, 512],
];
const TRANSPOSED: readonly [M: number, K: number, N: number][] = [
  [16, 16, 64],
  [64, 512, 256],
  [128, 1024, 512],
  [512, 2048, 2048],
];

const ROUNDS = 40;

/** The share of the peak that a product is to reach: those of `mid` and `large` more than tiny ones. */
const leastShare = (M: number): number => (M >= 32 ? 0.75 : 0.5);

const { memory, ...k } = requireKernels();
const scratch = memory.allocate(1 << 20);

function requireKernels(): Kernels {
  const table = kernels();
  if (!table) throw new Error("bench: there is no WebAssembly SIMD to measure");
  return table;
}

/** A matrix of numbers that all differ, none of them so small that it would be slow. */
function matrix(size: number): number {
  const pointer = memory.allocate(size);
  memory.write(
    pointer,
    Float32Array.from({ length: size }, (_, i) => ((i * 7919) % 1009) / 1009 - 0.5),
  );
  return pointer;
}

function product(M: number, K: number, N: number): Task {
  const [a, b, c, packed] = [matrix(M * K), matrix(K * N), matrix(M * N), matrix(packedSize(K, N))];
  k.packColumns(K, N, b, N, packed);
  memory.free(b);
  return {
    name: `[${M}×${K}]·[${K}×${N}]`,
    operations: 2 * M * K * N,
    run: () => k.multiplyPacked(M, N, K, a, K, packed, c, N, 0),
  };
}

function transposed(M: number, K: number, N: number): Task {
  const [a, b, c] = [matrix(K * M), matrix(K * N), matrix(M * N)];
  return {
    name: `[${K}×${M}]ᵀ·[${K}×${N}]`,
    operations: 2 * M * K * N,
    run: () => k.multiplyTransposed(M, N, K, a, M, b, N, c, N, 0, scratch),
  };
}

async function peak(): Promise<Task> {
  const { operations, run } = await peakLoop();
  const turns = 100_000;
  return { name: "registers alone", operations: turns * operations, run: () => void run(turns) };
}

/** A line of the table. */
function line(name: string, rates: number[], shares: number[] = []): string {
  const rate = rates.length > 0 ? median(rates).toFixed(1) : "?";
  const share = shares.length > 0 ? `${(100 * median(shares)).toFixed(0).padStart(4)} %` : "";
  return `${name.padEnd(28)} ${rate.padStart(6)} GFLOP/s ${share}`.trimEnd();
}

const limit = await peak();
const limitRuns = runsOfWindow(limit);
const tasks = [
  ...PRODUCTS.map((sizes) => ({ task: product(...sizes), least: leastShare(sizes[0]) })),
  ...TRANSPOSED.map((sizes) => ({ task: transposed(...sizes), least: leastShare(sizes[0]) })),
].map(({ task, least }) => ({
  task,
  least,
  runs: runsOfWindow(task),
  rates: [] as number[],
  shares: [] as number[],
}));
const peaks: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  for (const { task, runs, rates, shares } of tasks) {
    const measured = compare(task, runs, limit, limitRuns);
    if (!measured) continue;
    peaks.push(measured.most);
    rates.push(measured.rate);
    shares.push(measured.rate / measured.most);
  }
}
console.log(line(limit.name, peaks));
for (const { task, rates, shares } of tasks) console.log(line(task.name, rates, shares));

const slow = tasks.filter(({ least, shares }) => shares.length > 0 && median(shares) < least);
for (const { task, least } of slow) {
  console.log(`${task.name}: expected at least ${100 * least} % of the peak`);
}
process.exitCode = slow.length > 0 ? 1 : 0;
