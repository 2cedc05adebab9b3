/** Tells where in a chapter's source a cell's line stands, as `file:line`. */
export function locateIn(source: string, file: string): (cellId: string, line: number) => string {
  const lines = source.split("\n");
  return (cellId, line) => {
    const fence = lines.findIndex((text) => /^```ts\s+#(\S+)/.exec(text)?.[1] === cellId);
    return fence < 0 ? `not in ${file}` : `${file}:${fence + 1 + line}`;
  };
}
