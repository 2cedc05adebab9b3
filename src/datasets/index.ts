export { chineseIdioms } from "./chinese-idioms.js";
export { maunaLoaCO2, type MonthlyCO2 } from "./mauna-loa-co2.js";
export { mobyDick, type Chapter } from "./moby-dick.js";
