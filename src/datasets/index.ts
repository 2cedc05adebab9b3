export { maunaLoaCO2, type MonthlyCO2 } from "./mauna-loa-co2.js";
