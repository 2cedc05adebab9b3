import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { packageFile } from "./package-file.js";

/** The carbon dioxide in the air in one month. */
export interface MonthlyCO2 {
  /** Year and month, `1958-03`. */
  readonly month: string;
  /** Parts of a million, by mole fraction in dry air. */
  readonly ppm: number;
}

/**
 * Monthly means of carbon dioxide at Mauna Loa, March 1958 to April 2020, in order (Scripps
 * Institution of Oceanography, by way of the package `vega-datasets`). Five early months are missing:
 * June and October 1958, February to April 1964; nothing stands in their place.
 * @throws Error when `vega-datasets` is not installed.
 */
export function maunaLoaCO2(): MonthlyCO2[] {
  const file = packageFile("vega-datasets", "data/co2-concentration.csv");
  return csvParse(readFileSync(file, "utf8"), (row) => ({
    month: row["Date"].slice(0, 7),
    ppm: Number(row["CO2"]),
  }));
}
