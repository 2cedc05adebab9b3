import type { CellError } from "../errors.js";
import type { Json, Message } from "../wire/message.js";

/** An output in the shape of nbformat 4, except that a stream's text is one string. */
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

export interface StreamOutput {
  output_type: "stream";
  name: "stdout" | "stderr";
  text: string;
}
export interface DisplayOutput {
  output_type: "display_data";
  data: Json;
  metadata: Json;
}
export interface ResultOutput {
  output_type: "execute_result";
  execution_count: number;
  data: Json;
  metadata: Json;
}
export interface ErrorOutput extends CellError {
  output_type: "error";
}

/** The displays of all cells by `display_id`: a later cell may update what an earlier one showed. */
export type Displays = Map<string, (DisplayOutput | ResultOutput)[]>;

/**
 * Puts one iopub message into `outputs`, as a notebook does: adjacent text of a stream is joined,
 * an update replaces all displays of its id, `clear_output` empties the list (with `wait`, when the
 * next output comes).
 */
export class OutputList {
  readonly outputs: Output[] = [];
  readonly #displays: Displays;
  #clearOnNext = false;

  constructor(displays: Displays) {
    this.#displays = displays;
  }

  /** Returns the output that the message brought; undefined when it brought none of its own. */
  receive(message: Message): Output | undefined {
    const { content } = message;
    if (message.header.msg_type === "update_display_data") return this.#update(content);
    if (message.header.msg_type === "clear_output") {
      if (content.wait === true) this.#clearOnNext = true;
      else this.outputs.length = 0;
      return undefined;
    }
    const output = outputOf(message);
    if (!output) return undefined;
    if (this.#clearOnNext) this.outputs.length = 0;
    this.#clearOnNext = false;
    this.#append(output);
    if ("data" in output) this.#register(content, output);
    return output;
  }

  #append(output: Output): void {
    const last = this.outputs.at(-1);
    if (
      last?.output_type === "stream" &&
      output.output_type === "stream" &&
      last.name === output.name
    ) {
      last.text += output.text;
    } else {
      this.outputs.push(output.output_type === "stream" ? { ...output } : output);
    }
  }

  #register(content: Json, output: DisplayOutput | ResultOutput): void {
    const id = displayId(content);
    if (id !== undefined) this.#displays.set(id, [...(this.#displays.get(id) ?? []), output]);
  }

  #update(content: Json): undefined {
    const { data, metadata } = content as { data: Json; metadata: Json };
    for (const shown of this.#displays.get(displayId(content) ?? "") ?? []) {
      shown.data = data;
      shown.metadata = metadata;
    }
  }
}

function displayId(content: Json): string | undefined {
  return (content.transient as { display_id?: string } | undefined)?.display_id;
}

function outputOf({ header, content }: Message): Output | undefined {
  switch (header.msg_type) {
    case "stream":
    case "error":
    case "execute_result":
      return { output_type: header.msg_type, ...content } as Output;
    case "display_data": {
      const { data, metadata } = content as { data: Json; metadata: Json };
      return { output_type: "display_data", data, metadata };
    }
    default:
      return undefined;
  }
}
