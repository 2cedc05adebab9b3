import { withBase } from "vitepress";
import { docstring } from "./docstring";

interface Hint {
  readonly type: string;
  readonly text: string;
}

/**
 * Shows type and docstring of a name of the engine that the pointer or the focus is on.
 * @returns what stops it.
 */
export function showHints(content: HTMLElement, chapter: string): () => void {
  let hints: Promise<readonly Hint[]> | undefined;
  let current: HTMLElement | undefined;
  const box = document.createElement("div");
  box.className = "hint";
  box.id = "engine-hint";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);

  const show = async ({ target }: Event) => {
    const name = (target as HTMLElement).closest<HTMLElement>("a.engine");
    if (!name) return;
    current = name;
    hints ??= fetch(withBase(`/hints/${chapter}.json`)).then((answer) => answer.json());
    const hint = (await hints)[Number(name.dataset.hint)];
    if (current !== name || !hint) return;
    const type = document.createElement("code");
    type.textContent = hint.type;
    box.replaceChildren(type, ...docstring(hint.text));
    box.hidden = false;
    name.setAttribute("aria-describedby", box.id);
    const { left, bottom, top } = name.getBoundingClientRect();
    const width = Math.min(560, innerWidth - 16);
    box.style.maxWidth = `${width}px`;
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - box.offsetWidth - 8)) + scrollX}px`;
    const below = bottom + box.offsetHeight + 8 < innerHeight;
    box.style.top = `${(below ? bottom + 4 : top - box.offsetHeight - 4) + scrollY}px`;
  };
  const hide = () => {
    current?.removeAttribute("aria-describedby");
    current = undefined;
    box.hidden = true;
  };
  const onKey = ({ key }: KeyboardEvent) => key === "Escape" && hide();
  content.addEventListener("mouseover", show);
  content.addEventListener("focusin", show);
  content.addEventListener("mouseout", hide);
  content.addEventListener("focusout", hide);
  document.addEventListener("keydown", onKey);
  return () => {
    content.removeEventListener("mouseover", show);
    content.removeEventListener("focusin", show);
    content.removeEventListener("mouseout", hide);
    content.removeEventListener("focusout", hide);
    document.removeEventListener("keydown", onKey);
    box.remove();
  };
}
