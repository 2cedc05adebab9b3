import { basename } from "node:path";
import { parseArgs } from "node:util";
import { checkFile } from "./check-file.js";
import { chaptersFolder, listChapters, shown } from "./library.js";
import { findOrphans } from "./orphans.js";
import { formatProblem } from "./problem.js";
import { stampFiles } from "./stamp-files.js";
import { watchChapters } from "./watch.js";
import { Workshop } from "./workshop.js";

const usage = `npm run chapters                       make the notebooks of every chapter
npm run chapters -- 01-rnn             make those of one chapter
npm run chapters -- --watch [01-rnn]   make a chapter's notebooks again whenever it is saved
npm run chapters -- --check [01-rnn]   check chapters and notebooks without running them
npm run chapters -- --stamp [block]    accept English texts as translations of the Chinese ones, all or by id`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    watch: { type: "boolean" },
    check: { type: "boolean" },
    stamp: { type: "boolean" },
    help: { type: "boolean" },
  },
});
const say = (line: string) => console.log(line);

/** The chapters that the command line names, or all of them. */
function chosen(all: readonly string[]): readonly string[] {
  if (all.length === 0) throw new Error(`${shown(chaptersFolder)} holds no chapter`);
  if (positionals.length === 0) return all;
  return positionals.map((name) => {
    const file = all.find((path) => basename(path, ".md") === basename(name, ".md"));
    if (file) return file;
    const known = all.map((path) => basename(path, ".md")).join(", ");
    throw new Error(`no chapter is called "${name}": expected one of ${known}`);
  });
}

async function build(files: readonly string[]): Promise<void> {
  const workshop = new Workshop(say);
  for (const file of files) await workshop.build(file);
}

async function check(files: readonly string[]): Promise<void> {
  const problems = (await Promise.all(files.map(checkFile))).flat().map(formatProblem);
  const orphans = findOrphans(chaptersFolder);
  const lines = [...problems, ...orphans.map((path) => `${path}: no chapter makes this notebook`)];
  if (lines.length > 0) throw new Error(lines.join("\n"));
  say("the chapters and their notebooks are in order");
}

async function stamp(files: readonly string[]): Promise<void> {
  const accepted = await stampFiles(files, positionals);
  say(accepted.length > 0 ? accepted.join("\n") : "no stamp was out of date");
}

try {
  const all = listChapters(chaptersFolder);
  if (values.help) say(usage);
  else if (values.stamp) await stamp(all);
  else if (values.watch) await watchChapters(chosen(all), say, new AbortController().signal);
  else if (values.check) await check(chosen(all));
  else await build(chosen(all));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
