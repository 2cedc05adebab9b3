const END = "<!-- measured: end -->";

/**
 * The text with what stands between its two markers replaced; the first one names the command that does
 * it. Throws unless each stands once, in order.
 */
export function replaceSection(text: string, section: string, command: string): string {
  const begin = `<!-- measured: begin, written by ${command} -->`;
  const [before, rest, ...more] = text.split(begin);
  const [, after, ...most] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length + most.length > 0) {
    throw new Error(`section: expected "${begin}" and then "${END}", each once`);
  }
  return `${before}${begin}\n\n${section}\n\n${END}${after}`;
}
