import { expect } from "chai";
import { OutputList } from "../../kernel/client/output.js";
import { newHeader, type Json, type Message } from "../../kernel/wire/message.js";

function message(type: string, content: Json): Message {
  return { identities: [], header: newHeader(type, "test"), parent: {}, metadata: {}, content };
}
const stream = (name: string, text: string) => message("stream", { name, text });
const display = (text: string, id?: string, type = "display_data") =>
  message(type, { data: { "text/plain": text }, metadata: {}, transient: { display_id: id } });

describe("kernel client: output list", () => {
  function outputsOf(...messages: Message[]) {
    const list = new OutputList(new Map());
    for (const each of messages) list.receive(each);
    return list.outputs;
  }

  it("joins adjacent text of one stream, and only that", () => {
    const outputs = outputsOf(
      stream("stdout", "a"),
      stream("stdout", "b"),
      stream("stderr", "c"),
      stream("stdout", "d"),
    );
    expect(outputs).to.deep.equal([
      { output_type: "stream", name: "stdout", text: "ab" },
      { output_type: "stream", name: "stderr", text: "c" },
      { output_type: "stream", name: "stdout", text: "d" },
    ]);
  });

  it("applies update_display_data to every display of the id, also in an earlier cell", () => {
    const displays = new Map();
    const first = new OutputList(displays);
    const second = new OutputList(displays);
    first.receive(display("0", "id"));
    first.receive(display("other", "another id"));
    second.receive(display("1", "id"));
    second.receive(display("2", "id", "update_display_data"));
    second.receive(display("lost", "unknown id", "update_display_data"));
    const texts = [...first.outputs, ...second.outputs].map(
      (output) => "data" in output && output.data["text/plain"],
    );
    expect(texts).to.deep.equal(["2", "other", "2"]);
  });

  it("honours clear_output at once, and with wait when the next output comes", () => {
    expect(
      outputsOf(stream("stdout", "a"), message("clear_output", { wait: false })),
    ).to.deep.equal([]);
    const waiting = [stream("stdout", "a"), message("clear_output", { wait: true })];
    expect(outputsOf(...waiting)).to.have.length(1);
    expect(outputsOf(...waiting, stream("stdout", "b"), stream("stdout", "c"))).to.deep.equal([
      { output_type: "stream", name: "stdout", text: "bc" },
    ]);
  });

  it("keeps no message that is not an output", () => {
    expect(outputsOf(message("status", { execution_state: "busy" }))).to.deep.equal([]);
  });
});
