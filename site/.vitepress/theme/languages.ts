/** The places of a page that are called the same in both languages. */
const PLACES = ".vp-doc :is(h1, h2, h3)[id], .vp-doc .cell[id], .vp-doc .place[id]";

/**
 * Lets the language switch lead to the same place in the other edition: its links get the place that is
 * read now.
 * @returns what stops it.
 */
export function keepPlace(): () => void {
  // Before the click, which the router takes first.
  const onApproach = ({ target }: Event) => {
    const link = (target as HTMLElement).closest<HTMLAnchorElement>(
      ".VPNavBarTranslations a, .VPNavScreenTranslations a, .VPNavBarExtra .translations a",
    );
    const place = link && placeRead();
    if (place) link.hash = place;
  };
  const events = ["pointerover", "focusin", "touchstart"];
  for (const event of events) document.addEventListener(event, onApproach, { passive: true });
  return () => {
    for (const event of events) document.removeEventListener(event, onApproach);
  };
}

/** The last place that has been scrolled to the top, or past it. */
function placeRead(): string | undefined {
  if (scrollY < 40) return undefined;
  const places = [...document.querySelectorAll(PLACES)];
  return places.findLast((place) => place.getBoundingClientRect().top < 140)?.id;
}
