import { join } from "node:path";
import { kernels, packedSize, type Kernels } from "../../src/backend/index.js";
import { webAssembly } from "../../src/backend/web-assembly.js";
import { compile } from "../../tools/backend/compile.js";
import { root } from "../../tools/setup/root.mjs";
import { median } from "../kernels/statistics.js";

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

const ROUNDS = 9;
const WINDOW_MS = 20;

interface Task {
  readonly name: string;
  readonly operations: number;
  run(): void;
}

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
  const bytes = await compile(join(root, "bench/backend/assembly/peak.ts"));
  const api = webAssembly()!;
  const { exports } = new api.Instance(new api.Module(bytes));
  const { peak, OPERATIONS } = exports as {
    peak(turns: number, factor: number): number;
    OPERATIONS: { value: number };
  };
  const turns = 100_000;
  return {
    name: "registers alone",
    operations: turns * OPERATIONS.value,
    run: () => void peak(turns, 0.5),
  };
}

/** GFLOP/s of one window of time. */
function measure({ operations, run }: Task): number {
  const start = performance.now();
  let now: number;
  let count = 0;
  do {
    run();
    count++;
    now = performance.now();
  } while (now - start < WINDOW_MS);
  return (operations * count) / (now - start) / 1e6;
}

const limit = await peak();
const tasks = [
  ...PRODUCTS.map((sizes) => product(...sizes)),
  ...TRANSPOSED.map((sizes) => transposed(...sizes)),
];
for (const task of [limit, ...tasks]) measure(task);
const rates = new Map<Task, number[]>([limit, ...tasks].map((task) => [task, []]));
const shares = new Map<Task, number[]>(tasks.map((task) => [task, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const task of tasks) {
    // Beside each other, so that both have the clock and the neighbours of the same moment.
    const most = measure(limit);
    const rate = measure(task);
    rates.get(limit)!.push(most);
    rates.get(task)!.push(rate);
    shares.get(task)!.push(rate / most);
  }
}
for (const task of [limit, ...tasks]) {
  const share =
    task === limit ? "" : ` ${(100 * median(shares.get(task)!)).toFixed(0).padStart(4)} %`;
  console.log(
    `${task.name.padEnd(28)} ${median(rates.get(task)!).toFixed(1).padStart(6)} GFLOP/s${share}`,
  );
}
