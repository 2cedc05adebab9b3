/**
 * How the kernel's sockets send. With `sendTimeout` 0 zeromq hands a message to its own thread inside
 * `send` itself, so messages stay in order and leave even while a cell's loop blocks Node. Its queue
 * has no limit: the default of 1,000 would drop what a slow reader has not fetched yet.
 */
export const SENDING = { sendTimeout: 0, sendHighWaterMark: 0, linger: 1000 };
