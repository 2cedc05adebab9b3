import { setTimeout } from "node:timers/promises";
import { startKernel, type ExecuteResult, type KernelClient } from "../../kernel/client/index.js";
import type { Metadata, Output } from "./nbformat.js";
import type { CellResult } from "./notebook.js";

/** How long a cell may run where the chapter does not say, in seconds. */
export const defaultTimeout = 60;

/** How long the last cell's timers have to go wrong in, in milliseconds. */
const gracePeriod = 500;

/** Why a cell is red. */
export interface CellFailure {
  readonly message: string;
  /** The execution count of the cell to blame, where it is not the one that ran. */
  readonly cell?: number;
  /** Within the cell to blame, from 1; undefined where no line is. */
  readonly line?: number;
}

/** What a cell did. */
export interface CellRun extends CellResult {
  readonly failure: CellFailure | undefined;
  /** Whether the code came to its end, so that the cells after it can build on it. */
  readonly finished: boolean;
}

/** One run of one notebook in a fresh kernel, by the rules that the author and the tests share. */
export class NotebookRun {
  readonly #client: KernelClient;
  #lateSeen = 0;

  private constructor(client: KernelClient) {
    this.#client = client;
  }

  /** Starts a kernel in the folder `cwd`; `editions` are the languages that displays should carry. */
  static async start(cwd: string, editions: readonly string[] = []): Promise<NotebookRun> {
    const env = { UNROLLED_EDITIONS: editions.join(","), UNROLLED_LANGUAGE: "" };
    return new NotebookRun(await startKernel({ cwd, env }));
  }

  /** What the kernel says of its language, as a front end stores it in a notebook. */
  async languageInfo(): Promise<Metadata> {
    const { content } = await this.#client.request("kernel_info_request");
    return content.language_info as Metadata;
  }

  /** Runs a cell that may take `timeout` seconds. */
  async run(code: string, timeout = defaultTimeout): Promise<CellRun> {
    const result = await this.#client.execute(code, { timeoutMs: timeout * 1000 });
    // The protocol's messages are JSON in the shape of nbformat.
    const outputs = result.outputs as unknown as readonly Output[];
    return {
      executionCount: result.executionCount,
      outputs,
      failure: failureOf(result, outputs) ?? this.#lateFailure(),
      finished: result.status === "ok",
    };
  }

  /** Gives the last cells' timers and promises a moment, and tells what they still showed. */
  async settle(): Promise<CellFailure | undefined> {
    await setTimeout(gracePeriod);
    return this.#lateFailure();
  }

  /** Ends the kernel. */
  async end(): Promise<void> {
    if (this.#client.alive) await this.#client.shutdown();
  }

  #lateFailure(): CellFailure | undefined {
    const late = this.#client.lateOutputs.slice(this.#lateSeen) as unknown as Output[];
    this.#lateSeen += late.length;
    if (late.length === 0) return undefined;
    const shown = late.map(inWords).join("\n");
    return { message: `a cell went on after its end, and showed: ${shown}`, ...placeIn(shown) };
  }
}

function failureOf(result: ExecuteResult, outputs: readonly Output[]): CellFailure | undefined {
  if (result.status !== "ok") {
    const traceback = result.error?.traceback ?? [`the cell was ${result.status}`];
    const message = traceback.join("\n");
    return { message, ...placeIn(message, result.executionCount) };
  }
  const error = outputs.find((output) => output.output_type === "error");
  if (error) return { message: inWords(error), ...placeIn(inWords(error), result.executionCount) };
  const stderr = outputs.find((output) => "name" in output && output.name === "stderr");
  return stderr && { message: `the cell wrote to stderr: ${inWords(stderr)}` };
}

/**
 * The innermost line of the cell itself on the way to the error; where it has no part in the error, as
 * when a timer of an earlier cell throws, that of the cell that has.
 */
function placeIn(message: string, own?: number | null): Pick<CellFailure, "cell" | "line"> {
  const places = [...message.matchAll(/\bcell (\d+), line (\d+)/g)].map(([, cell, line]) => ({
    cell: Number(cell),
    line: Number(line),
  }));
  const inOwn = places.find(({ cell }) => cell === own);
  return inOwn ? { line: inOwn.line } : (places[0] ?? {});
}

function inWords(output: Output): string {
  if (output.output_type === "stream") return output.text.trimEnd();
  if (output.output_type === "error") return output.traceback.join("\n");
  return JSON.stringify(output.data["text/plain"]);
}
