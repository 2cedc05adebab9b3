import { Chart } from "../charts/chart.js";
import type { Words } from "../charts/glossary.js";

/** The loss curve of a training that failed, which its title and its sentence then say. */
export function failedAfter(step: number, chart: Chart): Chart {
  const title: Words = {
    zh: `训练在第 ${step} 步之后失败`,
    en: `Training failed after step ${step}`,
  };
  const text = { zh: `${title.zh}。${chart.text.zh}`, en: `${title.en}. ${chart.text.en}` };
  return new Chart({ ...chart.spec, title }, text);
}
