import type { Language } from "../charts/glossary.js";
import { inEditions } from "./edition.js";
import { LiveDisplay } from "./live-display.js";
import type { Ending, Progress, Watcher } from "./watch.js";

/** How many characters wide the bar is. */
const width = 24;

/**
 * A line of text that fills while a training runs, and says how many steps and about how many seconds
 * are left. At the end it says how many steps were made, and no time.
 */
export function progressBar(): Watcher {
  const display = new LiveDisplay();
  const startedAt = performance.now();
  let last = { step: 0, steps: Infinity };
  const show = (note: (language: Language) => string) =>
    inEditions((language) => ({ "text/plain": `${bar(last)}  ${note(language)}` }));
  return {
    progress({ step, steps }: Progress) {
      last = { step, steps };
      const seconds = ((performance.now() - startedAt) / 1000 / step) * (steps - step);
      display.update(() => show((language) => running(last, seconds, language)));
    },
    end(ending: Ending) {
      display.settle(show((language) => ended(last, ending, language)));
    },
  };
}

interface Position {
  readonly step: number;
  readonly steps: number;
}

function bar({ step, steps }: Position): string {
  const full = Math.floor((width * step) / steps);
  return "█".repeat(full) + "·".repeat(width - full);
}

function count({ step, steps }: Position): string {
  return steps === Infinity ? String(step) : `${step} / ${steps}`;
}

function running(position: Position, seconds: number, language: Language): string {
  const { step, steps } = position;
  const done = count(position);
  if (steps === Infinity) return language === "zh" ? `${done} 步` : `${done} steps`;
  const left = steps - step;
  const time = Math.ceil(seconds);
  return language === "zh"
    ? `${done} 步，还剩 ${left} 步，约 ${time} 秒`
    : `${done} steps, ${left} left, about ${time} s`;
}

function ended(position: Position, ending: Ending, language: Language): string {
  const done = count(position);
  if (ending === "failed")
    return language === "zh" ? `${done} 步，训练失败` : `${done} steps, failed`;
  const early = position.step < position.steps && position.steps !== Infinity;
  if (language === "zh") return `${done} 步，${early ? "提前停止" : "完成"}`;
  return `${done} steps, ${early ? "stopped early" : "done"}`;
}
