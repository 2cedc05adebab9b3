const BEGIN = "<!-- measured: begin, written by npm run bench:kernels -->";
const END = "<!-- measured: end -->";

/** The text with what stands between the two markers replaced. Throws unless each stands once, in order. */
export function replaceSection(text: string, section: string): string {
  const [before, rest, ...more] = text.split(BEGIN);
  const [, after, ...most] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length + most.length > 0) {
    throw new Error(`section: expected "${BEGIN}" and then "${END}", each once`);
  }
  return `${before}${BEGIN}\n\n${section}\n\n${END}${after}`;
}
