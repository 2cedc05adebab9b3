import type { Language } from "../charts/glossary.js";
import { plural } from "../charts/sentence.js";
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

/** "450 / 1500 steps", or "1 step" when nobody knows of how many. */
function count({ step, steps }: Position, language: Language): string {
  if (language === "zh") return steps === Infinity ? `${step} 步` : `${step} / ${steps} 步`;
  return steps === Infinity ? plural(step, "step") : `${step} / ${steps} steps`;
}

function running(position: Position, seconds: number, language: Language): string {
  const done = count(position, language);
  if (position.steps === Infinity) return done;
  const left = position.steps - position.step;
  const time = Math.ceil(seconds);
  return language === "zh"
    ? `${done}，还剩 ${left} 步，约 ${time} 秒`
    : `${done}, ${left} left, about ${time} s`;
}

function ended(position: Position, ending: Ending, language: Language): string {
  const early = position.step < position.steps && position.steps !== Infinity;
  const [zh, en] =
    ending === "failed"
      ? ["训练失败", "failed"]
      : early
        ? ["提前停止", "stopped early"]
        : ["完成", "done"];
  const done = count(position, language);
  return language === "zh" ? `${done}，${zh}` : `${done}, ${en}`;
}
