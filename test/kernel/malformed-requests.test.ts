import { expect } from "chai";
import fc from "fast-check";
import type { Json } from "../../kernel/wire/message.js";
import { requestChannels, useStranger } from "./stranger.js";

const isObject = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const optional = (fits: (value: unknown) => boolean) => (value: unknown) =>
  value === null || fits(value);
const isText = (value: unknown) => typeof value === "string";
const isBoolean = (value: unknown) => typeof value === "boolean";

/** A request that is right, by its type, and for each of its fields what else would be. */
const requests: Record<string, { right: Json; fits: Record<string, (value: unknown) => boolean> }> =
  {
    execute_request: {
      right: { code: "kept", silent: false, store_history: true, allow_stdin: false },
      fits: {
        code: isText,
        silent: optional(isBoolean),
        store_history: optional(isBoolean),
        allow_stdin: optional(isBoolean),
        stop_on_error: optional(isBoolean),
        user_expressions: optional(
          (value) => isObject(value) && Object.values(value as object).every(isText),
        ),
      },
    },
    complete_request: {
      right: { code: "Math.s", cursor_pos: 6 },
      fits: { code: isText, cursor_pos: Number.isInteger },
    },
    inspect_request: {
      right: { code: "Math.sin", cursor_pos: 6, detail_level: 0 },
      fits: {
        code: isText,
        cursor_pos: Number.isInteger,
        detail_level: optional(Number.isInteger),
      },
    },
    is_complete_request: { right: { code: "1" }, fits: { code: isText } },
    history_request: {
      right: { hist_access_type: "search", pattern: "*", output: false, raw: true, n: 3 },
      fits: {
        hist_access_type: () => false,
        pattern: optional(isText),
        output: optional(isBoolean),
        raw: optional(isBoolean),
        n: optional(Number.isInteger),
        unique: optional(isBoolean),
      },
    },
    comm_info_request: {
      right: { target_name: "widget" },
      fits: { target_name: optional(isText) },
    },
  };

/** A request of which one field is wrong, and that field's name. */
const wrongRequest = fc
  .constantFrom(...Object.keys(requests))
  .chain((type) =>
    fc.tuple(fc.constant(type), fc.constantFrom(...Object.keys(requests[type]!.fits))),
  )
  .chain(([type, field]) => {
    const { right, fits } = requests[type]!;
    const wrong = fc.jsonValue().filter((value) => !fits[field]!(value));
    return wrong.map((value) => ({ type, field, content: { ...right, [field]: value } }));
  });

describe("kernel: wrong requests", function () {
  this.timeout(120_000);
  const stranger = useStranger();
  afterEach(() => stranger().expectAlive());

  it("get an error reply that names the field, between busy and idle, and run nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...requestChannels),
        fc.array(wrongRequest, { minLength: 1, maxLength: 10 }),
        async (channel, wrong) => {
          const messages = wrong.map(({ type, content }) => stranger().request(type, content));
          const { replies, published } = await stranger().send(channel, messages);
          expect(replies).to.have.length(wrong.length);
          for (const [i, { type, field }] of wrong.entries()) {
            const { header, content } = replies[i]!;
            expect(header.msg_type).to.equal(type.replace("request", "reply"));
            expect(content).to.include({ status: "error", ename: "TypeError" });
            const isCell = channel === "control" && type === "execute_request";
            expect(content.evalue).to.include(isCell ? "expected on shell" : `${type}: ${field}`);
          }
          const states = published.map(({ content }) => content.execution_state);
          expect(states).to.deep.equal(wrong.flatMap(() => ["busy", "idle"]));
        },
      ),
    );
  });

  it("of missing fields too", async () => {
    for (const [type, required] of [
      ["execute_request", ["code"]],
      ["complete_request", ["code", "cursor_pos"]],
      ["inspect_request", ["code", "cursor_pos"]],
      ["is_complete_request", ["code"]],
      ["history_request", ["hist_access_type"]],
    ] as const) {
      for (const field of required) {
        const content = { ...requests[type]!.right, [field]: undefined };
        const { replies } = await stranger().send("shell", [stranger().request(type, content)]);
        expect(replies[0]?.content.evalue).to.include(`${type}: ${field} is missing, expected`);
      }
    }
  });

  it("of a type that is unknown get no reply, whatever it is called", async () => {
    const names = ["constructor", "__proto__", "toString", "execute", "shutdown", "_request", ""];
    const known = [...Object.keys(requests), "shutdown_request", "interrupt_request"];
    const type = fc.oneof(
      fc.constantFrom(...names),
      fc.string().filter((name) => !known.includes(name)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...requestChannels), type, async (channel, name) => {
        const { replies } = await stranger().send(channel, [stranger().request(name, {})]);
        expect(replies).to.deep.equal([]);
      }),
    );
  });

  it("that are nested 100,000 deep are answered, or refused by the field's name", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    for (const [content, header, status] of [
      [`{"code": ${deep}}`, "{}", "error"],
      [`{"code": "kept", "more": ${deep}}`, "{}", "ok"],
      [`{"code": "kept"}`, `{"more": ${deep}}`, "ok"],
    ]) {
      const frames = stranger().textRequest("execute_request", content!, header!);
      const { replies } = await stranger().send("shell", [frames]);
      expect(replies.map((reply) => reply.content.status)).to.deep.equal([status]);
    }
  });

  it("of 50 MB are answered like small ones", async () => {
    const huge = "x".repeat(50_000_000);
    for (const [type, content, status] of [
      ["execute_request", { code: "kept", more: huge }, "ok"],
      ["execute_request", { code: { huge } }, "error"],
      ["is_complete_request", { code: `/* ${huge}` }, "incomplete"],
      ["history_request", { hist_access_type: huge }, "error"],
    ] as const) {
      const { replies } = await stranger().send("shell", [stranger().request(type, content)]);
      expect(replies[0]?.content.status).to.equal(status);
      expect(String(replies[0]?.content.evalue).length).to.be.lessThan(300);
    }
  });
});
