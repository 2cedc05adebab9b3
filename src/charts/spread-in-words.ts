import { inLanguage, type Label, type Language, term } from "./glossary.js";
import type { Level } from "./key-layer.js";
import { mean, spoken } from "./numbers.js";
import { plural } from "./sentence.js";
import type { Spread } from "./spread.js";

/** What a chart of spreads shows. */
interface Shown {
  readonly spreads: readonly Spread[];
  readonly categories: readonly Label[];
  readonly levels: readonly Level[];
  readonly category?: Label;
  readonly quantity?: Label;
}

/** The means of all models in a sentence, in the order of the categories; a dash where there is none. */
export function inWords(shown: Shown, language: Language): string {
  const { spreads, categories, levels, category = "", quantity = term("value") } = shown;
  const zh = language === "zh";
  const names = categories.map((label) => inLanguage(label, language)).join(zh ? "、" : ", ");
  const counts = spreads.flatMap(({ runs }) => runs.flatMap((values) => values?.length ?? []));
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const each = [
    ...spreads.map(({ label, runs }) => {
      const means = runs.map((values) => (values ? spoken(mean(values)) : "–"));
      return `${inLanguage(label, language)} ${means.join(zh ? "、" : ", ")}`;
    }),
    ...levels.map(({ label, value }) => `${inLanguage(label, language)} ${spoken(value)}`),
  ];
  const [what, where] = [quantity, category].map((label) => inLanguage(label, language));
  if (zh) {
    const times = fewest === most ? `${fewest} 次` : `${fewest} 至 ${most} 次`;
    return `散点与均值折线：${where || "类别"}（${names}）上的${what}，每处运行 ${times}。均值：${each.join("；")}。`;
  }
  const times = fewest === most ? plural(fewest, "run") : `${fewest} to ${most} runs`;
  return `Points and a line through their means: ${what} by ${where || "category"} (${names}), ${times} each. Means: ${each.join("; ")}.`;
}
