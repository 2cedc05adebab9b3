import { expect } from "chai";
import { createHmac } from "node:crypto";
import { decode, encode, newHeader, type Message } from "../../kernel/wire/message.js";

describe("kernel: wire format", () => {
  const message: Message = {
    identities: [Buffer.from("peer")],
    header: newHeader("execute_request", "session"),
    parent: {},
    metadata: {},
    content: { code: "门" },
  };

  it("decodes what it encodes, and signs the four parts with HMAC-SHA256", () => {
    const frames = encode(message, "key");
    expect(decode(frames, "key")).to.deep.equal(message);
    const expected = createHmac("sha256", "key")
      .update(Buffer.concat(frames.slice(3)))
      .digest("hex");
    expect(String(frames[2])).to.equal(expected);
  });

  it("refuses a changed part, another key's signature and none at all", () => {
    const changed = encode(message, "key");
    changed[6] = Buffer.from('{"code":"other"}');
    for (const frames of [changed, encode(message, "other key"), encode(message, "")]) {
      expect(() => decode(frames, "key")).to.throw("the signature is wrong");
    }
  });

  it("neither signs nor checks with an empty key", () => {
    const frames = encode(message, "");
    expect(String(frames[2])).to.equal("");
    expect(decode(frames, "")).to.deep.equal(message);
  });

  it("refuses frames without delimiter, with too few parts, or with parts that are no objects", () => {
    const frames = encode(message, "");
    expect(() => decode(frames.slice(2), "")).to.throw("expected <IDS|MSG>");
    expect(() => decode(frames.slice(0, 6), "")).to.throw("four parts");
    for (const part of ["[]", "null", "1", "{"]) {
      expect(() => decode([...frames.slice(0, 6), Buffer.from(part)], "")).to.throw();
    }
    const noType = [...frames.slice(0, 3), Buffer.from("{}"), ...frames.slice(4)];
    expect(() => decode(noType, "")).to.throw("lacks msg_type");
  });
});
