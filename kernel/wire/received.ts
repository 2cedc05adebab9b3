import type { Connection } from "./connection.js";

/** The channels on which requests come and replies go. */
export type RequestChannel = "shell" | "control";

/** What the receiving thread is started with. */
export interface ReceiverData {
  readonly connection: Connection;
  readonly session: string;
  /**
   * Shared by both threads: what the main thread does that had better not be cut off. First whether it
   * compiles, then how many modules it imports.
   */
  readonly atWork: Int32Array;
  /** Shared by both threads: the number of the request whose cell runs, or ran last. */
  readonly running: Int32Array;
  /** Shared by both threads: 1 when the receiving thread has closed its sockets. */
  readonly closed: Int32Array;
}

/** What the receiving thread tells the main thread. */
export type Received =
  | { readonly type: "bound" }
  | { readonly type: "refused"; readonly reason: string }
  | {
      readonly type: "request";
      readonly channel: RequestChannel;
      /** Of a message whose signature has been checked. */
      readonly frames: readonly Uint8Array[];
      /** How many requests had come on shell when this one came, itself included. */
      readonly number: number;
    }
  | { readonly type: "ping" }
  | { readonly type: "drained" };

/** What the main thread tells the receiving thread. */
export type Told =
  | { readonly type: "reply"; readonly channel: RequestChannel; readonly frames: Uint8Array[] }
  | { readonly type: "listens" }
  | { readonly type: "pong" }
  | { readonly type: "drain" }
  | { readonly type: "close" };
