/** A docstring as elements: paragraphs, whose backticks hold code, and formulas, which are indented. */
export function docstring(text: string): HTMLElement[] {
  return text.split(/\n\s*\n/).map((part) => {
    if (/^ {4}/.test(part)) return element("pre", part.replaceAll(/^ {4}/gm, ""));
    const paragraph = element("p");
    const pieces = part.split("`");
    paragraph.append(...pieces.map((piece, n) => (n % 2 === 0 ? piece : element("code", piece))));
    return paragraph;
  });
}

function element(name: string, text = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
