/** Lets the button of each cell copy its code. @returns what stops it. */
export function copyCells(content: HTMLElement): () => void {
  const onClick = async ({ target }: Event) => {
    const button = (target as HTMLElement).closest<HTMLButtonElement>("button.copy-cell");
    const code = button?.closest(".input")?.querySelector("pre code");
    if (!button || !code) return;
    await navigator.clipboard.writeText(code.textContent);
    const before = button.textContent;
    button.textContent = button.dataset.copied!;
    setTimeout(() => (button.textContent = before), 1500);
  };
  content.addEventListener("click", onClick);
  return () => content.removeEventListener("click", onClick);
}
