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
    const notUtf8 = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect(() => decode([...frames.slice(0, 6), notUtf8], "")).to.throw(TypeError);
  });

  /** The message with another header. */
  const withHeader = (header: object) => {
    const frames = encode(message, "");
    return [...frames.slice(0, 3), Buffer.from(JSON.stringify(header)), ...frames.slice(4)];
  };

  it("refuses a header without msg_id or msg_type, or with anything but text in a known field", () => {
    const { header } = message;
    for (const field of ["msg_id", "msg_type"]) {
      expect(() => decode(withHeader({ ...header, [field]: undefined }), "")).to.throw(
        `the header's ${field} is undefined, expected a string`,
      );
    }
    for (const field of Object.keys(header)) {
      expect(() => decode(withHeader({ ...header, [field]: 1 }), "")).to.throw(
        `the header's ${field} is number, expected a string`,
      );
    }
    const { msg_id, msg_type } = header;
    expect(decode(withHeader({ msg_id, msg_type }), "").header).to.deep.equal({ msg_id, msg_type });
  });

  it("keeps what else a header holds, unless it is nested", () => {
    const more = { subshell_id: null, count: 2 };
    const nested = { list: [[]], object: {} };
    const { header } = decode(withHeader({ ...message.header, ...more, ...nested }), "");
    expect(header).to.deep.equal({ ...message.header, ...more });
  });
});
