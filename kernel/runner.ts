import type { Executor } from "tslab/dist/executor.js";
import { putLibrariesRight } from "./after-stop.js";
import { CellRun } from "./cell-run.js";
import { provideScope, type CellScope, type ImportWatch } from "./cell-scope.js";
import type { CellCompiler } from "./compiler/compiler.js";
import type { MimeBundle } from "./display.js";
import { thrownError, typeError, type CellError } from "./errors.js";
import type { CellOutput } from "./output.js";
import { forgetHalfModules } from "./modules.js";
import type { Execution } from "./timers.js";
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
  readonly #executor: Executor;
  readonly #compiler: CellCompiler;
  readonly #output: CellOutput;
  readonly #scope: CellScope;
  #executionCount = 0;
  #running: CellRun | undefined;
  /** Whether the value of the last expression stands in brackets. */
  #unwrap = false;

  constructor(compiler: CellCompiler, output: CellOutput, watch: ImportWatch) {
    this.#compiler = compiler;
    this.#output = output;
    const converters = { node: compiler, browser: compiler, close: () => compiler.close() };
    this.#executor = createExecutor(process.cwd(), converters, {
      // tslab logs the value of the last expression, and nothing else.
      log: (value: unknown) =>
        this.#running?.keepResult(this.#unwrap ? (value as [unknown])[0] : value),
      // It reports what a cell threw as the one argument; diagnostics come with a format.
      error: (...args: unknown[]) => {
        if (args.length === 1) this.#running?.keepFailure(args[0]);
      },
    });
    this.#scope = provideScope(watch);
    process.on("SIGINT", this.#onSignal);
    process.on("uncaughtException", (error) => this.failed(error));
    process.on("unhandledRejection", (reason) => this.failed(reason));
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
    if (storeHistory) this.#executionCount += 1;
    const executionCount = this.#executionCount;
    if (!silent) this.#output.publish("execute_input", { code, execution_count: executionCount });

    const name = storeHistory ? `cell ${executionCount}` : "cell 0";
    const { errors, result } = await this.#perform(code, name);
    if (result && !silent) errors.push(...this.#publishResult(result));
    for (const error of errors) this.#output.publish("error", { ...error });
    this.#output.flush();
    return { executionCount, error: errors[0], result };
  }

  /** The value of an expression as it is shown, null and undefined too, or why there is none. */
  async evaluate(expression: string): Promise<MimeBundle | CellError> {
    // In brackets it can be nothing but an expression, and is something that tslab hands out.
    this.#unwrap = true;
    const { errors, result } = await this.#perform(`[(${expression}\n)]`, "expression");
    this.#unwrap = false;
    return errors[0] ?? result!;
  }

  /** Ends the running cell, wherever it waits; it then fails as interrupted. */
  interrupt(): void {
    this.#executor.interrupt();
    this.#running?.interrupt();
  }

  /** Lets tslab execute code; what it declared before a failure is there for the cells to come. */
  async #perform(
    code: string,
    name: string,
  ): Promise<{ errors: CellError[]; result: MimeBundle | undefined }> {
    const run = new CellRun();
    this.#running = run;
    this.#compiler.diagnostics = [];
    this.#compiler.cellName = name;
    this.#scope.reset();
    await run.perform(() => this.#executor.execute(code));
    this.#running = undefined;
    this.#heedSignals();
    forgetHalfModules();
    putLibrariesRight();
    const { diagnostics } = this.#compiler;
    const succeeded = run.succeeded && diagnostics.length === 0;
    this.#compiler.declare({ succeeded, reached: this.#scope.reached });
    const errors = diagnostics.length > 0 ? [typeError(name, code, diagnostics)] : run.errors;
    return { errors, result: succeeded ? run.result : undefined };
  }

  readonly #onSignal = (): void => this.interrupt();

  /** Node sets a listener aside while a cell runs, and forgets it when V8 ends that cell by force. */
  #heedSignals(): void {
    if (!process.listeners("SIGINT").includes(this.#onSignal)) {
      process.on("SIGINT", this.#onSignal);
    }
  }

  /** What the value's own view holds may not be JSON: then there is an error instead. */
  #publishResult({ data, metadata }: MimeBundle): CellError[] {
    const content = { execution_count: this.#executionCount, data, metadata };
    try {
      this.#output.publish("execute_result", content);
      return [];
    } catch (error) {
      return [thrownError(error)];
    }
  }

  /**
   * A failure outside the cell's own flow ends the cell at once, as it would end a Node program. One of
   * a cell before is only shown; so is one that comes after the cell's end.
   */
  failed(failure: unknown, owner: Execution | undefined = this.#running): void {
    const run = this.#running;
    if (!run || owner !== run) return this.#output.publish("error", { ...thrownError(failure) });
    run.keepFailure(failure);
    this.#executor.interrupt();
    run.stop();
  }
}
