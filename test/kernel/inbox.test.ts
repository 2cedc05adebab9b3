import { expect } from "chai";
import { Inbox } from "../../kernel/wire/inbox.js";
import { encode, newHeader } from "../../kernel/wire/message.js";

describe("kernel: inbox", () => {
  const message = () => {
    const header = newHeader("kernel_info_request", "session");
    return { identities: [], header, parent: {}, metadata: {}, content: {} };
  };

  it("drops a message that was there before, and not one of the same content", () => {
    const inbox = new Inbox("key");
    const frames = encode(message(), "key");
    expect(inbox.open(frames)?.header.msg_type).to.equal("kernel_info_request");
    expect(inbox.open(frames)).to.equal(undefined);
    expect(inbox.open([Buffer.from("another peer"), ...frames])).to.equal(undefined);
    expect(inbox.open(encode(message(), "key"))).not.to.equal(undefined);
  });

  it("drops what is malformed or signed with another key", () => {
    const inbox = new Inbox("key");
    expect(inbox.open([])).to.equal(undefined);
    expect(inbox.open(encode(message(), "another key"))).to.equal(undefined);
  });

  it("lets everything through when there is no key, and so no signature", () => {
    const inbox = new Inbox("");
    const frames = encode(message(), "");
    expect(inbox.open(frames)).to.deep.equal(inbox.open(frames));
  });
});
