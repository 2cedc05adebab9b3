const han = /\p{Script=Han}{2,}/gu;

/**
 * A page's HTML for the index of the search. It takes words to be what stands between spaces, and finds
 * them by their beginnings; Chinese has no spaces, so each stretch of it is followed by its endings, and
 * every word in it is the beginning of one of them.
 */
export function searchable(html: string): string {
  return html.replaceAll(
    /(<h\d[\s\S]*?<\/h\d>)|>([^<]+)</g,
    (_, heading?: string, text?: string) =>
      heading !== undefined
        ? `${heading}<p>${endings(heading.replaceAll(/<[^>]*>/g, " "))}</p>`
        : `>${text}${endings(text!)}<`,
  );
}

/** No longer than this; a longer stretch is found by its words all the same. */
const LONGEST = 8;

function endings(text: string): string {
  const stretches = text.match(han) ?? [];
  const all = stretches.flatMap((stretch) => {
    const characters = [...stretch];
    return characters.slice(0, -1).map((_, n) => characters.slice(n, n + LONGEST).join(""));
  });
  return all.length === 0 ? "" : ` ${all.join(" ")}`;
}
