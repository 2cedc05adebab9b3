import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** The protocol version spoken here: https://jupyter-client.readthedocs.io/en/stable/messaging.html */
export const PROTOCOL_VERSION = "5.5";

const DELIMITER = Buffer.from("<IDS|MSG>");
const utf8 = new TextDecoder("utf-8", { fatal: true });

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
  readonly identities: readonly Buffer[];
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
export function encode(message: Message, key: string): Buffer[] {
  const body = [message.header, message.parent, message.metadata, message.content].map((part) =>
    Buffer.from(JSON.stringify(part)),
  );
  return [...message.identities, DELIMITER, Buffer.from(signature(body, key)), ...body];
}

/**
 * The message in `frames`. Throws when the delimiter or a part is missing, when the signature is
 * not the one that `key` gives, when a part is not a JSON object in UTF-8, or when the header lacks
 * its id or type or holds anything but text in a field of the protocol.
 */
export function decode(frames: readonly Buffer[], key: string): Message {
  const delimiter = frames.findIndex((frame) => frame.equals(DELIMITER));
  const body = frames.slice(delimiter + 2, delimiter + 6);
  if (delimiter < 0 || body.length < 4) {
    throw new Error("message: expected <IDS|MSG>, a signature and four parts");
  }
  if (key !== "") verify(frames[delimiter + 1]!, Buffer.from(signature(body, key)));
  const [header, parent, metadata, content] = body.map(parseObject);
  return {
    identities: frames.slice(0, delimiter),
    header: checkedHeader(header!),
    parent: parent as unknown as Header,
    metadata: metadata!,
    content: content!,
  };
}

/** The signature that stands in `frames`, right or wrong. */
export function signatureOf(frames: readonly Buffer[]): string {
  const delimiter = frames.findIndex((frame) => frame.equals(DELIMITER));
  return String(frames[delimiter + 1]);
}

const REQUIRED = ["msg_id", "msg_type"];
const OPTIONAL = ["session", "username", "date", "version"];

/**
 * The header goes back to the sender as the parent of every answer. So a field that we do not know
 * stays in it, but not one that is nested: nesting can be too deep to be written again.
 */
function checkedHeader(header: Json): Header {
  for (const field of [...REQUIRED, ...OPTIONAL]) {
    const value = header[field];
    if (value === undefined && OPTIONAL.includes(field)) continue;
    if (typeof value !== "string") {
      throw new Error(`message: the header's ${field} is ${typeof value}, expected a string`);
    }
  }
  const flat = Object.entries(header).filter(
    ([, value]) => value === null || typeof value !== "object",
  );
  return Object.fromEntries(flat) as unknown as Header;
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
  const value: unknown = JSON.parse(utf8.decode(part));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error("message: a part is not a JSON object");
  }
  return value as Json;
}
