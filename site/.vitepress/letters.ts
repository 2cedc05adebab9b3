/** The part of a figure that a letter of the formulas means. */
const PARTS: Readonly<Record<string, string>> = {
  x: "input",
  h: "state",
  y: "output",
  c: "cell-state",
  i: "input-gate",
  f: "forget-gate",
  o: "output-gate",
  j: "candidate",
  W: "weight",
};

/** The HTML of formulas, in which the letters say which part of a figure they are. */
export const withParts = (html: string): string =>
  html.replaceAll(
    /<span class="mord mathnormal"( style="[^"]*")?>([xhyciofjW])<\/span>/g,
    (_, style = "", letter: string) => {
      return `<span class="mord mathnormal" data-part="${PARTS[letter]}"${style}>${letter}</span>`;
    },
  );
