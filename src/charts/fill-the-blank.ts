import { type Blank, readBlanks, type ReadBlank } from "./blanks.js";
import type { Chart, Spec } from "./chart.js";
import { choice } from "./controls.js";
import { frame, type FrameOptions } from "./frame.js";
import { inBoth, inLanguage, type Language, term } from "./glossary.js";
import { checkWhole } from "./input.js";
import { rounded } from "./numbers.js";
import { ink, seriesColours } from "./palette.js";

/** What can be chosen of a chart of blanks. */
export interface FillTheBlankOptions extends FrameOptions {
  /** Which text is shown at first, from 1; 1 if not given. */
  readonly start?: number;
}

/** Where the bars of a model begin, and how long the longest of all is, in parts of its column. */
const bars = { start: 0.12, length: 0.6 };

/**
 * What several models would put into a blank: a column of bars for each model, its candidates with their
 * probabilities, the right one marked. Buttons choose the text.
 *
 *     fillTheBlank([{ text: "画_添足", answer: "蛇", models: { RNN: [["蛇", 0.3], ["龙", 0.1]] } }])
 * @throws RangeError when there are no texts, models or candidates, two texts are the same, texts differ in
 *   their models, a probability is not between 0 and 1, or `start` is none of the texts.
 */
export function fillTheBlank(blanks: readonly Blank[], options: FillTheBlankOptions = {}): Chart {
  const operation = "fillTheBlank";
  const read = readBlanks(operation, blanks);
  const { start = 1 } = options;
  checkWhole(operation, "start", start, read.length);
  const [{ models }] = read;
  const rows = read.flatMap(rowsOf);
  const ranks = Math.max(...rows.map(({ rank }) => rank));
  const text = inBoth((language) => describe(read[start - 1], read.length, language));
  const labels = read.map(({ text }) => text);
  // The sentence tells of the first one alone.
  const chart = inBoth((language) => [text[language], ...labels].join("\n"));
  const chosen = choice("blank", { name: term("blank"), labels, start, chart });
  const picture = {
    params: [chosen],
    data: { values: rows },
    transform: [
      { filter: inBoth((language) => `datum.blank === ${chosen.name[language]}`) },
      { calculate: `datum.model + ${bars.start}`, as: "from" },
      {
        calculate: `datum.from + ${bars.length} * datum.value / ${Math.max(...rows.map(({ value }) => value))}`,
        as: "to",
      },
    ],
    layer: layers(models.length),
  };
  return frame(picture, text, 70 + 26 * ranks, options);
}

function rowsOf({ text, answer, models }: ReadBlank, i: number) {
  return models.flatMap(([name, candidates], model) =>
    candidates.map(([candidate, probability], rank) => ({
      blank: i + 1,
      text: `${text}  (${answer})`,
      model,
      name,
      rank: rank + 1,
      candidate,
      value: rounded(probability),
      right: candidate === answer,
    })),
  );
}

function layers(models: number): readonly Spec[] {
  const y = { field: "rank", type: "ordinal", axis: null };
  const x = (field: string) => ({
    field,
    type: "quantitative",
    axis: null,
    scale: { domain: [0, models], nice: false },
  });
  const words = { type: "text", color: ink, align: "left" };
  const first = "datum.rank === 1";
  return [
    {
      mark: { type: "bar", height: 16 },
      encoding: {
        y,
        x: x("from"),
        x2: { field: "to" },
        color: {
          condition: { test: "datum.right", value: seriesColours[1] },
          value: seriesColours[0],
        },
        tooltip: [
          { field: "name", type: "nominal", title: term("model") },
          { field: "candidate", type: "nominal", title: term("character") },
          {
            field: "value",
            type: "quantitative",
            title: term("probability"),
            format: ".3~g",
          },
        ],
      },
    },
    {
      mark: { ...words, align: "right", dx: -6, fontSize: 15 },
      encoding: { y, x: x("from"), text: { field: "candidate" } },
    },
    {
      transform: [
        {
          calculate: "format(datum.value, '.1%') + (datum.right ? ' ✓' : '')",
          as: "share",
        },
      ],
      mark: { ...words, dx: 4 },
      encoding: { y, x: x("to"), text: { field: "share" } },
    },
    {
      transform: [{ filter: first }],
      mark: { ...words, baseline: "bottom", fontSize: 13 },
      encoding: { y: { value: -4 }, x: x("from"), text: { field: "name" } },
    },
    {
      transform: [{ filter: `${first} && datum.model === 0` }],
      mark: { ...words, baseline: "bottom", fontSize: 16 },
      encoding: { y: { value: -30 }, x: x("from"), text: { field: "text" } },
    },
  ];
}

function describe({ text, answer, models }: ReadBlank, count: number, language: Language): string {
  const zh = language === "zh";
  const each = models.map(([label, candidates]) => {
    const list = candidates.map(([candidate]) => candidate).join(zh ? "、" : ", ");
    return `${inLanguage(label, language)}${zh ? "：" : ": "}${list}`;
  });
  return zh
    ? `条形图：“${text}”的空里填什么，正确答案是“${answer}”。${each.join("；")}。按钮可以在 ${count} 题之间换。`
    : `Bars: what belongs into the blank of “${text}”, where “${answer}” is right. ${each.join("; ")}. Buttons choose one of ${count}.`;
}
