/** Where a weight is in a model of Keras. */
export interface KerasPath {
  /** The layer's name, or as much of the path to it as one likes; "" for none. */
  readonly layer: string;
  /** Of the two layers inside a `Bidirectional`. */
  readonly way?: "forward" | "backward";
  /** What Keras calls a recurrent layer unless told: "lstm". */
  readonly kind?: string;
  readonly weight: string;
}

/** Its `path` in Keras 3: "both/forward_lstm/lstm_cell/kernel". */
export function kerasName({ layer, way, kind, weight }: KerasPath): string {
  const inner = way && `${way}_${kind}`;
  return [layer, inner, kind && `${kind}_cell`, weight].filter(Boolean).join("/");
}

/**
 * The one of these names that means it: its path to the letter, else a longer one that leads to it. Keras
 * puts the names of models before, and gives the layers inside a `Bidirectional` other names. Keras 2 and
 * TensorFlow.js put numbers behind, and the latter names no cell: "lstm/lstm_cell_1/kernel:0", "lstm/kernel_1".
 * @throws RangeError when it could be several.
 */
export function nameAmong(
  operation: string,
  names: readonly string[],
  path: KerasPath,
): string | undefined {
  const usual = kerasName(path);
  if (names.includes(usual)) return usual;
  const { layer, way, kind, weight } = path;
  const segments = [
    "(.*/)?",
    layer && `${escaped(layer)}/`,
    way && `${way}_[^/]+/`,
    kind && `(${kind}_cell(_\\d+)?/)?`,
    `${weight}(_\\d+)?(:\\d+)?`,
  ];
  const pattern = new RegExp(`^${segments.filter(Boolean).join("")}$`);
  const found = names.filter((name) => pattern.test(name));
  if (found.length > 1) {
    throw new RangeError(
      `${operation}: expected one tensor ${usual}, got ${found.join(", ")}; call the part by more of its path`,
    );
  }
  return found[0];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
