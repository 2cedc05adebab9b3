import type { Executor } from "tslab/dist/executor.js";
import { provideScope, type CellScope } from "./cell-scope.js";
import type { CellCompiler } from "./compiler/compiler.js";
import { mimeBundle, type MimeBundle } from "./display.js";
import { interruptedError, thrownError, typeError, type CellError } from "./errors.js";
import type { CellOutput } from "./output.js";
import { enter, ownTimers, type Execution } from "./timers.js";
import { createExecutor } from "./tslab.js";

export interface CellResult {
  readonly executionCount: number;
  /** The first error; later ones are only published. */
  readonly error: CellError | undefined;
  /** The value of the last expression, as it is shown. */
  readonly result: MimeBundle | undefined;
}

/** Runs cells one after the other in this process, and says how each ended. */
export class CellRunner {
  readonly executor: Executor;
  readonly #compiler: CellCompiler;
  readonly #output: CellOutput;
  readonly #scope: CellScope;
  #executionCount = 0;
  /** The cell that runs now. */
  #running: (Execution & { readonly stop: () => void }) | undefined;
  #interrupted = false;
  /** Whether the value of the last expression stands in brackets. */
  #unwrap = false;
  /** What went wrong in the cell: thrown by its code, by a timer, or a rejection nobody awaited. */
  readonly #failures = new Set<unknown>();
  #result: MimeBundle | undefined;

  constructor(compiler: CellCompiler, output: CellOutput) {
    this.#compiler = compiler;
    this.#output = output;
    const converters = { node: compiler, browser: compiler, close: () => compiler.close() };
    this.executor = createExecutor(process.cwd(), converters, {
      log: (value: unknown) => this.#keepResult(value),
      error: (...args: unknown[]) => this.#keepFailure(args),
    });
    this.#scope = provideScope();
    process.on("SIGINT", this.#onSignal);
    process.on("uncaughtException", (error) => this.#stray(error));
    process.on("unhandledRejection", (reason) => this.#stray(reason));
  }

  /**
   * Runs one cell: publishes its input, output, result and errors. A silent cell leaves no trace
   * but its streams and errors.
   */
  async run(
    code: string,
    options: { silent: boolean; storeHistory: boolean },
  ): Promise<CellResult> {
    const { silent, storeHistory } = options;
    if (storeHistory && !silent) this.#executionCount += 1;
    const executionCount = this.#executionCount;
    if (!silent) this.#output.publish("execute_input", { code, execution_count: executionCount });

    const name = storeHistory && !silent ? `cell ${executionCount}` : "cell 0";
    const succeeded = await this.#perform(code, name);
    const result = succeeded ? this.#result : undefined;
    if (result && !silent) this.#publishResult(result);
    const errors = this.#errors(code);
    for (const error of errors) this.#output.publish("error", { ...error });
    this.#output.flush();
    return { executionCount, error: errors[0], result };
  }

  /** The value of an expression as it is shown, null and undefined too, or why there is none. */
  async evaluate(expression: string): Promise<MimeBundle | CellError> {
    // In brackets it can be nothing but an expression, and is something that tslab hands out.
    const code = `[(${expression}\n)]`;
    this.#unwrap = true;
    await this.#perform(code, "expression");
    this.#unwrap = false;
    return this.#errors(code)[0] ?? this.#result!;
  }

  /** Lets tslab execute code and waits for its end. Returns whether nothing failed. */
  async #perform(code: string, name: string): Promise<boolean> {
    this.#failures.clear();
    this.#result = undefined;
    this.#interrupted = false;
    this.#compiler.diagnostics = [];
    this.#compiler.cellName = name;
    await this.#execute(code);
    await pendingFailures();
    this.#running = undefined;
    this.#compiler.declare({ succeeded: this.#succeeded, reached: this.#scope.reached });
    return this.#succeeded;
  }

  readonly #onSignal = (): void => this.interrupt();

  /** Ends the running cell, wherever it waits; it then fails as interrupted. */
  interrupt(): void {
    if (!this.#running) return;
    this.#interrupted = true;
    this.#stop();
  }

  /**
   * Resolves when the cell has ended or was stopped. It runs in a turn of its own: where V8 ends it by
   * force, all that waits on the same stack, or in the same queue of microtasks, is gone too.
   */
  async #execute(code: string): Promise<void> {
    this.#scope.reached = undefined;
    await new Promise<void>((resolve) => {
      const execution = { stopped: false, stop: resolve };
      this.#running = execution;
      const run = () => {
        enter(execution);
        return this.executor.execute(code);
      };
      void ownTimers
        .turn()
        .then(run)
        .catch((error: unknown) => this.#failures.add(error))
        .finally(resolve);
    });
    // Node sets it aside while a cell runs, and does not put it back after one that V8 has ended.
    if (!process.listeners("SIGINT").includes(this.#onSignal)) {
      process.on("SIGINT", this.#onSignal);
    }
  }

  /** What the cell still has under way never comes back to it. */
  #stop(): void {
    if (!this.#running) return;
    this.#running.stopped = true;
    this.executor.interrupt();
    this.#running.stop();
  }

  get #succeeded(): boolean {
    const { diagnostics } = this.#compiler;
    return this.#failures.size === 0 && !this.#interrupted && diagnostics.length === 0;
  }

  #errors(code: string): CellError[] {
    if (this.#compiler.diagnostics.length > 0) {
      return [typeError(this.#compiler.cellName, code, this.#compiler.diagnostics)];
    }
    const errors = [...this.#failures].map((failure) => thrownError(failure));
    return this.#interrupted ? [...errors, interruptedError()] : errors;
  }

  /** tslab logs the value of the last expression, and nothing else. */
  #keepResult(value: unknown): void {
    try {
      this.#result = mimeBundle(this.#unwrap ? (value as [unknown])[0] : value);
    } catch (error) {
      this.#failures.add(error);
    }
  }

  /** What the value's own view holds may not be JSON. */
  #publishResult({ data, metadata }: MimeBundle): void {
    const content = { execution_count: this.#executionCount, data, metadata };
    try {
      this.#output.publish("execute_result", content);
    } catch (error) {
      this.#failures.add(error);
    }
  }

  /** tslab reports what a cell threw as the one argument; diagnostics come with a format. */
  #keepFailure(args: readonly unknown[]): void {
    if (args.length > 1) return;
    const [thrown] = args;
    if (isSignalInterrupt(thrown)) this.#interrupted = true;
    else if (!isAsyncInterrupt(thrown)) this.#failures.add(thrown);
  }

  /**
   * A failure outside the cell's own flow ends the cell at once, as it would end a Node program;
   * after the cell's end it is still shown where the cell's output stands.
   */
  #stray(failure: unknown): void {
    if (!this.#running) return this.#output.publish("error", { ...thrownError(failure) });
    this.#failures.add(failure);
    this.#stop();
  }
}

/**
 * Waits until failures that are already on their way have been reported: rejections come after the
 * microtasks, timers of the shortest time (1 ms) in the order in which they were set.
 */
async function pendingFailures(): Promise<void> {
  await ownTimers.delay(1);
  await ownTimers.turn();
}

function isSignalInterrupt(thrown: unknown): boolean {
  return (thrown as { code?: unknown } | null)?.code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

/** What tslab's executor throws into a pending `await` when it is told to interrupt. */
function isAsyncInterrupt(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === "Interrupted asynchronously";
}
