import { join } from "node:path";
import { parseArgs } from "node:util";
import { peersFolder } from "../../tools/setup/peer-kernels.mjs";
import { root } from "../../tools/setup/root.mjs";
import { say } from "../../tools/setup/run.mjs";
import { venvPython } from "../../tools/setup/venv-commands.mjs";
import { writeSection } from "../shared/write-section.js";
import { combine, runConformance, type Conformance } from "./conformance.js";
import { kernels, type Kernel } from "./kernels.js";
import { runRounds } from "./rounds.js";
import { table, type Column } from "./table.js";
import { setting } from "./versions.js";

const usage = `npm run bench:kernels                   measure the kernels, and write the table into kernel/README.md
npm run bench:kernels -- --rounds 1     in so many rounds (5)
npm run --silent bench:kernels -- --json   print everything as JSON and write nothing`;

const SUITE_RUNS = 3;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    json: { type: "boolean" },
    help: { type: "boolean" },
  },
});

async function measureAll(): Promise<Column[]> {
  const python = venvPython(join(peersFolder(root), "venv"));
  const measurements = await runRounds(kernels(root), roundCount(), root, say);
  const columns: Column[] = [];
  for (const [kernel, measured] of measurements) {
    const column = { title: kernel.title, ...measured };
    if (!kernel.command) {
      columns.push(column);
      continue;
    }
    try {
      columns.push({ ...column, conformance: await runSuite(kernel, python) });
    } catch (error) {
      // What was measured so far took minutes: it is shown all the same.
      const problem = `jupyter_kernel_test: ${(error as Error).message}`;
      columns.push({ ...column, problems: [...column.problems, problem] });
    }
  }
  return columns;
}

/** Runs the suite several times: which tests a kernel passes may depend on what else the machine does. */
async function runSuite(kernel: Kernel, python: string): Promise<Conformance> {
  const runs: Conformance[] = [];
  while (runs.length < SUITE_RUNS) {
    say(`jupyter_kernel_test, run ${runs.length + 1} of ${SUITE_RUNS}: ${kernel.title}`);
    runs.push(await runConformance(kernel, python, root));
  }
  return combine(runs);
}

function roundCount(): number {
  const count = Number(values.rounds);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--rounds: expected a whole number from 1 on, got ${values.rounds}`);
}

if (values.help) console.log(usage);
else {
  const about = setting(root, venvPython(join(peersFolder(root), "venv")));
  const columns = await measureAll();
  if (values.json) console.log(JSON.stringify({ ...about, kernels: columns }, null, 2));
  else {
    const section = table(columns, about);
    await writeSection(join(root, "kernel", "README.md"), section, "npm run bench:kernels");
    console.log(section);
  }
}
