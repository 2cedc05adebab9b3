/** A file of the format safetensors with any header, true or not, and so many bytes of data. */
export function fileOf(
  header: string | Uint8Array,
  dataBytes: number,
  length?: bigint,
): Uint8Array {
  const json = typeof header === "string" ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + json.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(json.length), true);
  bytes.set(json, 8);
  for (let i = 0; i < dataBytes; i++) bytes[8 + json.length + i] = i % 64;
  return bytes;
}

/** A header that describes tensors, as JSON. */
export const headerOf = (tensors: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(tensors);
