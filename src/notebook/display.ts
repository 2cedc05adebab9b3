/**
 * The key of a method by which a value shows itself in a notebook. The kernel calls it on the value of
 * a cell's last expression, `show` on its argument.
 */
export const display: unique symbol = Symbol.for("unrolled.display");

/** A value by MIME type; a notebook's front end shows the richest one that it knows. */
export type MimeBundle = Readonly<Record<`${string}/${string}`, unknown>>;

/** What a display message carries: the value in all its media types, and notes on it. */
export interface DisplayData {
  readonly data: MimeBundle;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A value that shows itself in a notebook. */
export interface Displayable {
  [display](): DisplayData;
}
