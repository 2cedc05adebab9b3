/** What may be wider than its place. Code in colours wraps in cells, and elsewhere Tab reaches it already. */
const wide = ".katex-display, .table, .scroll, pre:not(.shiki)";

/** Lets what is wider than its place be scrolled by the keyboard too. @returns what stops it. */
export function focusScrollable(content: HTMLElement): () => void {
  const mark = () => {
    for (const each of content.querySelectorAll<HTMLElement>(wide)) {
      if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
      else each.removeAttribute("tabindex");
    }
  };
  mark();
  addEventListener("resize", mark);
  return () => removeEventListener("resize", mark);
}
