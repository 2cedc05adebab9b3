/**
 * Lets what a figure shows be pointed at: a gate, in the figure or as a symbol of a formula or of code, is
 * lit in the figure, in formulas and code, and so are the charts that show it.
 * @returns what stops it.
 */
export function pointAtParts(content: HTMLElement): () => void {
  const figures = content.querySelectorAll(".unrolled-figure");
  if (figures.length === 0) return () => {};
  for (const figure of figures) {
    // Its parts are to be reached one by one.
    figure.setAttribute("role", "group");
    for (const shape of figure.querySelectorAll<SVGElement>("[data-name]")) {
      shape.setAttribute("tabindex", "0");
      shape.setAttribute("role", "button");
      shape.setAttribute("aria-label", shape.dataset.name!);
    }
  }

  const showing = (concept: string) => content.querySelectorAll(`[data-concept~="${concept}"]`);
  const inFigures = (concept: string) =>
    content.querySelector(`.unrolled-figure [data-concept~="${concept}"]`) !== null;
  /** A chart shows many things; to point at it is to read it. */
  const conceptAt = (target: EventTarget | null): string | undefined =>
    (target as Element)
      .closest<HTMLElement>("[data-concept]:not(.chart)")
      ?.dataset.concept!.split(" ")
      .find(inFigures);

  let lit: Element[] = [];
  const light = (concept: string | undefined) => {
    if (content.dataset.lit === concept) return;
    for (const element of lit) element.classList.remove("lit");
    lit = concept === undefined ? [] : [...showing(concept)];
    for (const element of lit) element.classList.add("lit");
    if (concept === undefined) delete content.dataset.lit;
    else content.dataset.lit = concept;
  };
  const onPoint = ({ target }: Event) => light(conceptAt(target));
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
