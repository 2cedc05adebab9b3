import { join } from "node:path";
import { root } from "../../tools/setup/root.mjs";
import { say } from "../../tools/setup/run.mjs";
import { machine, today } from "../shared/machine.js";
import { writeSection } from "../shared/write-section.js";
import type { AspectOptions, Finding } from "./aspects/finding.js";
import { cells } from "./aspects/cells.js";
import { depth } from "./aspects/depth.js";
import { inference } from "./aspects/inference.js";
import { lengths } from "./aspects/lengths.js";
import { loading } from "./aspects/loading.js";
import { memory } from "./aspects/memory.js";
import { scaling } from "./aspects/scaling.js";
import { compare } from "./compare.js";
import { comparisonJson } from "./json.js";
import { OptionError, readOptions, usage, type Aspect, type Options } from "./options.js";
import type { Duration } from "./rounds.js";
import { table } from "./table.js";
import { chinese, english } from "./words.js";

const aspects: Record<Aspect, (options: AspectOptions) => Promise<Finding>> = {
  scaling,
  memory,
  inference,
  cells,
  lengths,
  depth,
  loading,
};

async function beside({ configs, engines, json, readme }: Options, duration: Duration) {
  const comparison = await compare({ configs, engines, ...duration }, root, say);
  const setting = { date: today(), machine: machine(), rounds: duration.rounds };
  if (readme) {
    const command = "npm run bench -- --readme";
    await writeSection(join(root, "README.md"), table(comparison, setting, english), command);
    await writeSection(join(root, "README.zh.md"), table(comparison, setting, chinese), command);
  }
  if (json) console.log(JSON.stringify(comparisonJson(comparison), null, 2));
  else console.log(table(comparison, setting, english));
}

async function alone({ configs, aspects: wanted, json }: Options, duration: Duration) {
  const found: Record<string, unknown> = {};
  for (const name of wanted) {
    say(`measuring ${name}`);
    const finding = await aspects[name]({ configs, ...duration });
    found[name] = finding.json;
    if (!json) console.log(`${finding.text}\n`);
  }
  if (json) console.log(JSON.stringify(found, null, 2));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { seconds, rounds } = options;
  const duration = { rounds, sliceMs: (seconds * 1000) / rounds };
  if (options.help) console.log(usage);
  else if (options.aspects.length > 0) await alone(options, duration);
  else await beside(options, duration);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof OptionError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
