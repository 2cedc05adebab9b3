/** What a part of a figure is. A role has the same colour in every figure. */
export const ROLES = [
  "input",
  "state",
  "output",
  "weight",
  "cell-state",
  "input-gate",
  "candidate",
  "forget-gate",
  "output-gate",
  "operation",
] as const;
export type Role = (typeof ROLES)[number];

export type Scheme = "light" | "dark";

interface Colours {
  /** Behind everything. */
  readonly paper: string;
  /** Behind a group of parts, such as the loop body. */
  readonly ground: string;
  /** Letters, words and numbers. */
  readonly ink: string;
  /** Words that explain. */
  readonly muted: string;
  /** Outlines and arrows. */
  readonly line: Readonly<Record<Role, string>>;
  /** The inside of a box. */
  readonly fill: Readonly<Record<Role, string>>;
  /** Symbols of formulas and of code, which are read: a contrast of 4.5 to 1 or more behind all of these. */
  readonly symbol: Readonly<Record<Role, string>>;
}

/**
 * Hues after Okabe and Ito's set for the colour-blind (Color Universal Design, 2008), each made
 * darker or lighter until it stands out from the paper of its scheme. Their set is too small for the
 * four gates of an LSTM as well: these differ in lightness where their hues look alike to some eyes, and
 * a gate always stands beside its letter.
 */
export const PALETTE: Readonly<Record<Scheme, Colours>> = {
  light: {
    paper: "#ffffff",
    ground: "#f5f6f8",
    ink: "#1f2328",
    muted: "#59636e",
    line: {
      input: "#0072b2",
      state: "#008a64",
      output: "#d55e00",
      weight: "#b4588f",
      "cell-state": "#b07400",
      "input-gate": "#9262dc",
      candidate: "#565f00",
      "forget-gate": "#c8324b",
      "output-gate": "#2b3f9f",
      operation: "#6e7781",
    },
    fill: {
      input: "#dcedf9",
      state: "#d6f0e6",
      output: "#fce5d6",
      weight: "#f7e6f0",
      "cell-state": "#fbeecf",
      "input-gate": "#ece5fa",
      candidate: "#eff2d3",
      "forget-gate": "#fbe2e5",
      "output-gate": "#e2e7fb",
      operation: "#ffffff",
    },
    symbol: {
      input: "#005a8f",
      state: "#00684b",
      output: "#a34600",
      weight: "#96386f",
      "cell-state": "#7d5200",
      "input-gate": "#6c3fb8",
      candidate: "#4d5500",
      "forget-gate": "#ab1f39",
      "output-gate": "#2b3f9f",
      operation: "#1f2328",
    },
  },
  dark: {
    paper: "#1b1b1f",
    ground: "#25262b",
    ink: "#e8eaed",
    muted: "#a5adb8",
    line: {
      input: "#56b4e9",
      state: "#2fbf92",
      output: "#f28a4b",
      weight: "#d98cb8",
      "cell-state": "#e6a93a",
      "input-gate": "#cdb8ff",
      candidate: "#d5e07a",
      "forget-gate": "#f27d8d",
      "output-gate": "#6f87ee",
      operation: "#8d96a0",
    },
    fill: {
      input: "#173a52",
      state: "#123f33",
      output: "#4d2b16",
      weight: "#43293a",
      "cell-state": "#453516",
      "input-gate": "#352a52",
      candidate: "#353a14",
      "forget-gate": "#4f2129",
      "output-gate": "#262f5a",
      operation: "#2f3137",
    },
    symbol: {
      input: "#6dbff0",
      state: "#3fcf9f",
      output: "#f79a60",
      weight: "#e59fc6",
      "cell-state": "#ecb44e",
      "input-gate": "#cdb8ff",
      candidate: "#d5e07a",
      "forget-gate": "#ff97a4",
      "output-gate": "#9fb0ff",
      operation: "#e8eaed",
    },
  },
};

/** The palette's colours by the names that style sheets use, such as `state-fill`. */
export function colourNames(scheme: Scheme): Record<string, string> {
  const { line, fill, symbol, ...plain } = PALETTE[scheme];
  const names: Record<string, string> = { ...plain };
  for (const role of ROLES) {
    names[`${role}-line`] = line[role];
    names[`${role}-fill`] = fill[role];
    names[`${role}-symbol`] = symbol[role];
  }
  return names;
}
