/** What an operator is told besides its tensors; numbers are integers. */
export type Attributes = Readonly<
  Record<string, number | string | readonly number[] | readonly string[] | undefined>
>;

/** AttributeProto.AttributeType of onnx.proto. */
const [INT, STRING, INTS, STRINGS] = [2, 3, 7, 8];

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The attributes of a node, in the words of onnx.proto; those that are undefined are left out. */
export const attributeMessages = (attributes: Attributes): object[] =>
  Object.entries(attributes).flatMap(([name, told]) =>
    told === undefined ? [] : [{ name, ...valueOf(told) }],
  );

function valueOf(told: NonNullable<Attributes[string]>) {
  if (typeof told === "number") return { i: told, type: INT };
  if (typeof told === "string") return { s: utf8(told), type: STRING };
  return typeof told[0] === "number"
    ? { ints: told, type: INTS }
    : { strings: (told as readonly string[]).map(utf8), type: STRINGS };
}
