/**
 * Makes a page ready before it is printed, and undoes it after: paper is light, nothing on it can be unfolded,
 * and nobody scrolls down to have a picture fetched.
 * @returns what stops it.
 */
export function readyForPrint(content: HTMLElement): () => void {
  let opened: HTMLDetailsElement[] = [];
  let wasDark = false;
  const theme = document.documentElement.classList;
  const ready = () => {
    wasDark = theme.contains("dark");
    theme.remove("dark");
    opened = [...content.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const details of opened) details.open = true;
    for (const image of content.querySelectorAll("img")) image.loading = "eager";
  };
  const undo = () => {
    theme.toggle("dark", wasDark);
    for (const details of opened) details.open = false;
    opened = [];
  };
  addEventListener("beforeprint", ready);
  addEventListener("afterprint", undo);
  return () => {
    removeEventListener("beforeprint", ready);
    removeEventListener("afterprint", undo);
  };
}
