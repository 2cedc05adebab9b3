import { expect } from "chai";
import fc from "fast-check";
import { requestChannels, useStranger } from "./stranger.js";

/** Has an effect that would be seen. */
const effect = { code: "kept = 12" };
const silence = { replies: [], published: [] };

describe("kernel: malformed messages", function () {
  this.timeout(120_000);
  const stranger = useStranger();
  afterEach(() => stranger().expectAlive());

  it("drops frames of any number and any bytes without a word", async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.constantFrom("", "<IDS|MSG>", "{}", "[]", "null", "{").map((text) => Buffer.from(text)),
    );
    const message = fc.array(piece, { minLength: 1, maxLength: 9 });
    const batch = fc.array(message, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...requestChannels), batch, async (channel, messages) => {
        const frames = messages.map((each) => each.map((bytes) => Buffer.from(bytes)));
        expect(await stranger().send(channel, frames)).to.deep.equal(silence);
      }),
      { numRuns: 50 },
    );
  });

  it("drops a request of which one byte was changed, frames are missing, or swapped", async () => {
    const damage = fc.oneof(
      fc.record({ kind: fc.constant("flip" as const), frame: fc.nat(5), byte: fc.nat() }),
      fc.record({ kind: fc.constant("drop" as const), frame: fc.nat(5), byte: fc.nat() }),
      fc.record({ kind: fc.constant("cut" as const), frame: fc.nat(5), byte: fc.nat() }),
      fc.record({
        kind: fc.constant("double" as const),
        frame: fc.integer({ min: 0, max: 4 }),
        byte: fc.nat(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...requestChannels), damage, async (channel, how) => {
        const frames = stranger().request("execute_request", effect);
        const bytes = Buffer.from(frames[how.frame]!);
        const at = how.byte % bytes.length;
        if (how.kind === "flip") bytes[at] = bytes[at]! ^ 1;
        const replaced = {
          flip: [bytes],
          drop: [],
          cut: [bytes.subarray(0, at)],
          double: [bytes, bytes],
        };
        const damaged = frames.toSpliced(how.frame, 1, ...replaced[how.kind]);
        expect(await stranger().send(channel, [damaged])).to.deep.equal(silence);
      }),
      { numRuns: 200 },
    );
  });

  it("publishes not even a status for a wrong signature", async () => {
    const [delimiter, signature, ...rest] = stranger().request("execute_request", effect);
    const hex = String(signature);
    for (const wrong of [
      "",
      "0",
      "0".repeat(64),
      hex.toUpperCase(),
      hex.slice(1),
      `${hex}0`,
      "é",
    ]) {
      const frames = [delimiter!, Buffer.from(wrong), ...rest];
      for (const channel of requestChannels) {
        expect(await stranger().send(channel, [frames]), wrong).to.deep.equal(silence);
      }
    }
  });

  it("drops what is well signed but not four JSON objects in UTF-8", async () => {
    const broken = [
      "",
      "{",
      "[]",
      "null",
      "1",
      '"text"',
      "{'a': 1}",
      '{"a": NaN}',
      "{}{}",
      "\u0000",
    ];
    const bytes = [
      Buffer.from([0xff]),
      Buffer.from([...Buffer.from('{"a":"'), 0xc3, 0x28, 0x22, 0x7d]),
    ];
    const good = stranger().request("execute_request", effect).slice(2);
    for (const part of [...broken.map((text) => Buffer.from(text)), ...bytes]) {
      for (const at of [0, 1, 2, 3]) {
        const frames = stranger().signed(good.with(at, part));
        expect(await stranger().send("shell", [frames]), String(part)).to.deep.equal(silence);
      }
    }
  });

  it("drops a header whose fields are not text, whatever they are", async () => {
    const fields = ["msg_id", "msg_type", "session", "username", "date", "version"];
    const wrong = fc.jsonValue().filter((value) => typeof value !== "string");
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), wrong, async (field, value) => {
        const frames = stranger().request("execute_request", effect, { [field]: value });
        expect(await stranger().send("shell", [frames])).to.deep.equal(silence);
      }),
    );
  });

  it("runs a message that is sent again only once", async () => {
    const frames = stranger().request("execute_request", { code: "runs += 1" });
    await stranger().kernel.execute("let runs = 0");
    const again = Array.from({ length: 3 }, () => frames);
    const { replies } = await stranger().send("shell", [...again, [Buffer.from(""), ...frames]]);
    expect(replies.map(({ content }) => content.status)).to.deep.equal(["ok"]);
    expect(await stranger().send("control", again)).to.deep.equal(silence);
    const { outputs } = await stranger().kernel.execute("runs");
    expect(outputs).to.have.nested.property("[0].data.text/plain", "1");
    await stranger().send("shell", []);
  });

  it("takes a request with buffers behind its parts, or with empty frames before them", async () => {
    const request = () => stranger().request("execute_request", { code: "kept" });
    const buffers = [Buffer.alloc(1_000_000), Buffer.alloc(0), Buffer.from("<IDS|MSG>")];
    for (const frames of [
      [...request(), ...buffers],
      [Buffer.alloc(0), ...request()],
    ]) {
      const { replies } = await stranger().send("shell", [frames]);
      expect(replies.map(({ content }) => content.status)).to.deep.equal(["ok"]);
    }
  });
});
