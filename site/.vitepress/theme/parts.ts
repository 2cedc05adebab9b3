/** The parts of figures, by the classes that they have in the drawings, and the words of charts that show them. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "forget-gate": ["遗忘门", "forget gate"],
  "input-gate": ["输入门", "input gate"],
  "output-gate": ["输出门", "output gate"],
  candidate: ["候选值", "candidate"],
  "cell-state": ["单元状态", "cell state"],
  state: ["隐藏状态", "hidden state"],
  output: ["输出", "output"],
  input: ["输入", "input"],
  weight: ["权重", "weight"],
};
const ANY = Object.keys(WORDS)
  .map((part) => `.unrolled-figure .${part}`)
  .join(", ");

/**
 * Lets the parts of figures be pointed at: a gate, in the figure or as a letter of a formula, is lit in the
 * figure, in the formulas and at the charts that show it.
 * @returns what stops it.
 */
export function pointAtParts(content: HTMLElement, language: "zh" | "en"): () => void {
  const figures = content.querySelectorAll(".unrolled-figure");
  if (figures.length === 0) return () => {};
  const known = Object.keys(WORDS).filter((part) =>
    content.querySelector(`.unrolled-figure .${part}`),
  );
  for (const figure of figures) {
    for (const part of known) {
      const first = figure.querySelector<SVGElement>(`.box.${part}, .line.${part}`);
      if (!first) continue;
      first.setAttribute("tabindex", "0");
      first.setAttribute("role", "button");
      first.setAttribute("aria-label", WORDS[part][language === "zh" ? 0 : 1]);
    }
    // Its parts are to be reached one by one.
    figure.setAttribute("role", "group");
  }

  const partAt = (target: EventTarget | null): string | undefined => {
    const element = target as Element;
    const letter = element.closest<HTMLElement>(".katex [data-part]")?.dataset.part;
    if (letter) return known.includes(letter) ? letter : undefined;
    const shape = element.closest(ANY);
    return shape ? known.find((part) => shape.classList.contains(part)) : undefined;
  };
  const light = (part: string | undefined) => {
    for (const lit of content.querySelectorAll(".lit")) lit.classList.remove("lit");
    content.toggleAttribute("data-lit", part !== undefined);
    if (part === undefined) return;
    const shown = [
      ...content.querySelectorAll(`.unrolled-figure .${part}, .katex [data-part="${part}"]`),
      ...[...content.querySelectorAll<HTMLElement>(".chart")].filter(({ dataset }) =>
        WORDS[part].some((word) => dataset.text!.toLowerCase().includes(word)),
      ),
    ];
    for (const element of shown) element.classList.add("lit");
  };
  const onPoint = ({ target }: Event) => light(partAt(target));
  const onKey = ({ key }: KeyboardEvent) => key === "Escape" && light(undefined);
  const events = ["pointerover", "focusin"] as const;
  for (const event of events) content.addEventListener(event, onPoint);
  document.addEventListener("keydown", onKey);
  return () => {
    light(undefined);
    for (const event of events) content.removeEventListener(event, onPoint);
    document.removeEventListener("keydown", onKey);
  };
}
