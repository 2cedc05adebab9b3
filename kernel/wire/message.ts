import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** The protocol version spoken here: https://jupyter-client.readthedocs.io/en/stable/messaging.html */
export const PROTOCOL_VERSION = "5.3";

const DELIMITER = Buffer.from("<IDS|MSG>");

export interface Header {
  readonly msg_id: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly msg_type: string;
  readonly version: string;
}

/** A JSON object of the protocol whose fields are checked where they are used. */
export type Json = Readonly<Record<string, unknown>>;

/** One message of the Jupyter protocol, without its signature. */
export interface Message {
  /** Routing frames before the delimiter: the peer's address on a router, the topic on iopub. */
  readonly identities: readonly Uint8Array[];
  readonly header: Header;
  /** The header of the request that caused this message; empty when nothing did. */
  readonly parent: Header | Record<string, never>;
  readonly metadata: Json;
  readonly content: Json;
}

/** Makes the header of a new message of `type`, sent by `session`. */
export function newHeader(type: string, session: string): Header {
  return {
    msg_id: randomUUID(),
    session,
    username: "unrolled",
    date: new Date().toISOString(),
    msg_type: type,
    version: PROTOCOL_VERSION,
  };
}

/** The frames of a message, signed with `key` (an empty key leaves the signature empty). */
export function encode(message: Message, key: string): Uint8Array[] {
  const body = [message.header, message.parent, message.metadata, message.content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...message.identities, DELIMITER, Buffer.from(signature(body, key)), ...body];
}

/**
 * The message in `frames`. Throws when the delimiter or a part is missing, when the signature is
 * not the one that `key` gives, or when a part is not a JSON object.
 */
export function decode(frames: readonly Buffer[], key: string): Message {
  const delimiter = frames.findIndex((frame) => frame.equals(DELIMITER));
  const body = frames.slice(delimiter + 2, delimiter + 6);
  if (delimiter < 0 || body.length < 4) {
    throw new Error("message: expected <IDS|MSG>, a signature and four parts");
  }
  if (key !== "") verify(frames[delimiter + 1]!, Buffer.from(signature(body, key)));
  const [header, parent, metadata, content] = body.map(parseObject);
  if (typeof header!.msg_type !== "string" || typeof header!.msg_id !== "string") {
    throw new Error("message: the header lacks msg_type or msg_id");
  }
  return {
    identities: frames.slice(0, delimiter),
    header: header as unknown as Header,
    parent: parent as unknown as Header,
    metadata: metadata!,
    content: content!,
  };
}

function signature(body: readonly Buffer[], key: string): string {
  if (key === "") return "";
  const hmac = createHmac("sha256", key);
  for (const part of body) hmac.update(part);
  return hmac.digest("hex");
}

function verify(actual: Buffer, expected: Buffer): void {
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw new Error("message: the signature is wrong");
  }
}

function parseObject(part: Buffer): Json {
  const value: unknown = JSON.parse(part.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("message: a part is not a JSON object");
  }
  return value as Json;
}
