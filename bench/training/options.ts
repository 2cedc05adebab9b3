import { parseArgs } from "node:util";
import { configurationNames, type Configuration } from "./configurations.js";
import { engineNames, type EngineName } from "./engines.js";

export const usage = `npm run bench                                 this engine beside its peers, as a table
npm run bench -- --setup                      install PyTorch for it, under build/; measures nothing
npm run bench -- --configs tiny,small         only these of ${configurationNames.join(", ")}
npm run bench -- --engines unrolled,pytorch   only these of ${engineNames.join(", ")}
npm run bench -- --seconds 2                  how long each engine is timed in each configuration (4)
npm run bench -- --rounds 8                   in so many turns (8)
npm run bench -- --readme                     write the table into the two READMEs as well
npm run --silent bench -- --json              print {configuration: {engine: median ms}}, peaks and versions

This engine alone, any of them together:
  --scaling     the time of a step as the sequences grow longer
  --memory      memory over 10,000 steps, and the most that a large step holds
  --inference   the forward pass alone
  --cells       each kind of cell
  --lengths     sequences of different lengths
  --depth       one, two and three layers with equally many parameters
  --loading     from the import in a new process until the first step is done`;

/** What can be measured of this engine alone. */
export const aspectNames = [
  "scaling",
  "memory",
  "inference",
  "cells",
  "lengths",
  "depth",
  "loading",
] as const;
export type Aspect = (typeof aspectNames)[number];

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly readme: boolean;
  readonly configs: readonly Configuration[];
  readonly engines: readonly EngineName[];
  readonly seconds: number;
  readonly rounds: number;
  /** Empty: this engine beside its peers. */
  readonly aspects: readonly Aspect[];
}

/** A command line that asks for what there is not; its message tells what there is. */
export class OptionError extends Error {}

/** Reads a command line. Throws an OptionError. */
export function readOptions(args: readonly string[]): Options {
  const values = parse(args);
  const aspects = aspectNames.filter((name) => values[name]);
  if (aspects.length > 0 && values.readme) {
    throw new OptionError(`--readme: expected without --${aspects[0]}: the READMEs show the table`);
  }
  for (const name of ["configs", "engines"] as const) {
    if (values.readme && values[name] !== undefined) {
      throw new OptionError(
        `--readme: expected without --${name}: the READMEs show the whole table`,
      );
    }
  }
  const rounds = positive("--rounds", values.rounds ?? "8");
  if (!Number.isInteger(rounds)) {
    throw new OptionError(`--rounds: expected a whole number, got ${values.rounds}`);
  }
  return {
    help: values.help ?? false,
    json: values.json ?? false,
    readme: values.readme ?? false,
    configs: names("--configs", values.configs, configurationNames),
    engines: names("--engines", values.engines, engineNames),
    seconds: positive("--seconds", values.seconds ?? "4"),
    rounds,
    aspects,
  };
}

const flag = { type: "boolean" } as const;
const text = { type: "string" } as const;
const accepted = {
  help: flag,
  json: flag,
  readme: flag,
  setup: flag,
  configs: text,
  engines: text,
  seconds: text,
  rounds: text,
  scaling: flag,
  memory: flag,
  inference: flag,
  cells: flag,
  lengths: flag,
  depth: flag,
  loading: flag,
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: accepted }).values;
  } catch (error) {
    const all = Object.keys(accepted).map((name) => `--${name}`);
    throw new OptionError(`${(error as Error).message}\nAccepted are ${all.join(", ")}.`);
  }
}

/** The names of a list such as `tiny,small`, in the order that they are measured in; all when there is none. */
function names<Name extends string>(
  option: string,
  list: string | undefined,
  all: readonly Name[],
): readonly Name[] {
  if (list === undefined) return all;
  const wanted = list.split(",").map((name) => name.trim());
  const unknown = wanted.find((name) => !(all as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new OptionError(`${option}: expected some of ${all.join(", ")}, got "${unknown}"`);
  }
  return all.filter((name) => wanted.includes(name));
}

function positive(option: string, given: string): number {
  const number = Number(given);
  if (Number.isFinite(number) && number > 0) return number;
  throw new OptionError(`${option}: expected a positive number, got "${given}"`);
}
