import { markdownTable } from "../shared/markdown.js";
import { median } from "../shared/statistics.js";
import type { Comparison } from "./compare.js";
import { configurations, describeSizes, type Configuration } from "./configurations.js";
import { engineNames } from "./engines.js";
import { mediansOf } from "./json.js";
import type { Timing } from "./rounds.js";
import { DISTURBED } from "./slices.js";
import { goals, isMet, type Goal } from "./targets.js";
import type { Words } from "./words.js";
import { STEP_FORMULA } from "./work.js";

/** When and where, in the words of the caption. */
export interface Setting {
  readonly date: string;
  readonly machine: string;
  readonly rounds: number;
}

const NOTHING = "–";

/** The table of a comparison with its caption, in Markdown: times, then ratios and what they are to be. */
export function table(comparison: Comparison, setting: Setting, words: Words): string {
  const measured = Object.keys(comparison.timings) as Configuration[];
  const head = measured.map((name) => `${name}<br>${describeSizes(configurations[name])}`);
  const times = engineNames
    .filter((engine) => measured.some((name) => comparison.timings[name]?.[engine]))
    .map((engine) => [
      words.titles[engine],
      ...measured.map((name) => timeCell(comparison.timings[name]?.[engine])),
    ]);
  const ratios = goals.map((goal) => [
    words.ratios[goal.name],
    ...measured.map((name) => goalCell(goal, comparison, name, words)),
  ]);
  const problems = comparison.problems.map((problem) => `- ${problem.split("\n")[0]}`);
  return [
    caption(comparison, setting, words),
    "",
    markdownTable([words.unit, ...head], [...times, ...ratios]),
    ...(problems.length > 0 ? ["", ...problems] : []),
  ].join("\n");
}

/** A number as a reader takes it in: three digits that count. */
export function threeDigits(value: number): string {
  const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return value.toLocaleString("en-US", digits);
}

function timeCell(timing: Timing | undefined): string {
  if (!timing) return NOTHING;
  const [lower, upper] = timing.quartiles.map(threeDigits);
  return `${threeDigits(timing.median)} (${lower}–${upper})`;
}

function goalCell(
  { ratio, bound, limits }: Goal,
  comparison: Comparison,
  name: Configuration,
  words: Words,
): string {
  const value = ratio({ medians: mediansOf(comparison), peaks: comparison.peaks }, name);
  if (value === undefined) return NOTHING;
  const limit = limits[name];
  if (limit === undefined) return threeDigits(value);
  return words.verdict(threeDigits(value), bound, limit, isMet({ bound, limit }, value));
}

function caption(
  { timings, peaks, versions }: Comparison,
  { date, machine, rounds }: Setting,
  words: Words,
): string {
  const all = Object.values(timings).flatMap((byEngine) => Object.values(byEngine));
  const slices = all.flatMap(({ others }) => others);
  const disturbed = all.reduce((sum, timing) => sum + timing.disturbed, 0);
  const busy = slices.filter((share) => share !== undefined && share > DISTURBED).length;
  return words.caption({
    date,
    machine,
    rounds,
    software: Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", "),
    peak: Object.keys(peaks).length > 0 ? median(Object.values(peaks)).toFixed(1) : NOTHING,
    formula: STEP_FORMULA,
    slices: slices.length,
    thrownAway: busy - disturbed,
    disturbed,
  });
}
