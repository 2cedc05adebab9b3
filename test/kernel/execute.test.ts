import { expect } from "chai";
import type { Json } from "../../kernel/wire/message.js";
import { useKernel } from "./kernel.js";

describe("kernel: execute_request", () => {
  const kernel = useKernel();

  /** Sends a cell with these fields and returns the content of the reply. */
  const run = async (content: Json) => (await kernel().request("execute_request", content)).content;

  /** What the last cells in the history are. */
  const tail = async (n: number) => {
    const request = { hist_access_type: "tail", n, output: true, raw: true };
    const { content } = await kernel().request("history_request", request);
    return (content.history as [number, number, [string, string | null]][]).map((cell) => cell[2]);
  };

  it("evaluates user_expressions among the cells' variables, after the cell", async () => {
    const code =
      "const price = 3; const view = { [Symbol.for('unrolled.display')]: () => ({ data: { 'text/html': '<b>' }, metadata: { a: 1 } }) };";
    const { status, user_expressions } = await run({
      code,
      user_expressions: {
        double: "price * 2",
        nothing: "null",
        missing: "undefined",
        awaited: "await Promise.resolve(price)",
        object: "{ once: price }",
        commented: "price // three",
        view: "view",
      },
    });
    const plain = (text: string) => ({ status: "ok", data: { "text/plain": text }, metadata: {} });
    const { view, ...others } = user_expressions as Record<string, Json>;
    expect(status).to.equal("ok");
    expect(others).to.deep.equal({
      double: plain("6"),
      nothing: plain("null"),
      missing: plain("undefined"),
      awaited: plain("3"),
      object: plain("{ once: 3 }"),
      commented: plain("3"),
    });
    expect(view).to.deep.include({ status: "ok", metadata: { a: 1 } });
    expect(view).to.have.property("data").that.includes({ "text/html": "<b>" });
  });

  it("answers an expression that fails with its error, and the others with their values", async () => {
    const { status, user_expressions } = await run({
      code: "",
      user_expressions: {
        thrown: "(() => { throw new RangeError('no') })()",
        unknown: "noSuchName",
        statement: "const a = 1",
        notJson: "({ [Symbol.for('unrolled.display')]: () => ({ data: { n: BigInt(1) } }) })",
        good: "1 + 1",
      },
    });
    const answers = user_expressions as Record<string, Json>;
    expect(status).to.equal("ok");
    expect(answers.thrown).to.include({ status: "error", ename: "RangeError", evalue: "no" });
    expect(answers.unknown).to.include({ status: "error", ename: "TypeScriptError" });
    expect(answers.statement).to.include({ status: "error", ename: "TypeScriptError" });
    expect(answers.notJson).to.include({ status: "error", ename: "TypeError" });
    expect(answers.good).to.deep.include({ status: "ok", data: { "text/plain": "2" } });
  });

  it("publishes neither value nor error of a user expression", async () => {
    const before = kernel().lateOutputs.length;
    await run({ code: "", user_expressions: { a: "1", b: "noSuchName" } });
    await kernel().execute("2");
    expect(kernel().lateOutputs).to.have.length(before);
  });

  it("evaluates no expression after a cell that fails", async () => {
    const user_expressions = { a: "Object.assign(globalThis, { evaluated: true })" };
    const reply = await run({ code: "throw 1", user_expressions });
    expect(reply).to.deep.include({ status: "error", user_expressions: {} });
    const { outputs } = await kernel().execute("'evaluated' in globalThis");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "false");
  });

  it("counts and keeps a cell, failed or not, unless it is silent or store_history is false", async () => {
    const { execution_count } = (await run({ code: "1 + 1" })) as { execution_count: number };
    expect(await run({ code: "2", store_history: false })).to.include({ execution_count });
    expect(await run({ code: "3", silent: true, store_history: true })).to.include({
      execution_count,
    });
    expect(await run({ code: "throw 4" })).to.include({ execution_count: execution_count + 1 });
    expect(await tail(2)).to.deep.equal([
      ["1 + 1", "2"],
      ["throw 4", null],
    ]);
  });

  it("refuses a field of a wrong type by its name, and runs nothing", async () => {
    const code = "Object.assign(globalThis, { wronglyRun: true })";
    for (const [content, evalue] of [
      [{}, "execute_request: code is missing, expected a string"],
      [{ code: 5 }, "execute_request: code is 5, expected a string"],
      [{ code, silent: "no" }, "execute_request: silent is 'no', expected true or false"],
      [{ code, store_history: 1 }, "execute_request: store_history is 1, expected true or false"],
      [{ code, allow_stdin: {} }, "execute_request: allow_stdin is {}, expected true or false"],
      [{ code, stop_on_error: [] }, "execute_request: stop_on_error is [], expected true or false"],
      [
        { code, user_expressions: ["a"] },
        "execute_request: user_expressions is [ 'a' ], expected an object",
      ],
      [
        { code, user_expressions: { a: 1 } },
        "execute_request: user_expressions.a is 1, expected a string",
      ],
    ] as const) {
      const reply = await run(content);
      expect(reply).to.include({ status: "error", ename: "TypeError", evalue });
      expect(reply.traceback).to.deep.equal([`TypeError: ${evalue}`]);
    }
    const { outputs } = await kernel().execute("'wronglyRun' in globalThis");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "false");
  });

  it("refuses a cell on the control channel, which would run beside the one on shell", async () => {
    const code = "Object.assign(globalThis, { beside: true })";
    const { content } = await kernel().request("execute_request", { code }, "control");
    expect(content).to.include({
      status: "error",
      evalue: "execute_request: came on the control channel, expected on shell",
    });
    const { outputs } = await kernel().execute("'beside' in globalThis");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "false");
  });
});
