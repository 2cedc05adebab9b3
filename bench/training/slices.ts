/** The steps that were timed in one go, and how much of a processor others used meanwhile. */
export interface Slice {
  /** Milliseconds. */
  readonly times: readonly number[];
  /** A share of one processor; undefined where the system does not tell. */
  readonly others: number | undefined;
}

/** Above this share of a processor others have disturbed a slice. */
export const DISTURBED = 0.15;
/** How often a slice is measured at most, until one is undisturbed. */
const TRIES = 3;
/** With so many steps, the first is left out: its data were in no cache. */
const ENOUGH_STEPS = 4;

/** What was kept of a slice's tries, and how much of a processor others used in each try. */
export interface Kept {
  readonly times: readonly number[];
  readonly others: readonly (number | undefined)[];
  /** Whether others disturbed what was kept too. */
  readonly disturbed: boolean;
}

/** Measures until a slice is undisturbed; when none is, the least disturbed one is kept. */
export async function undisturbed(measure: () => Promise<Slice>): Promise<Kept> {
  const slices: Slice[] = [];
  const share = ({ others = 0 }: Slice) => others;
  do slices.push(await measure());
  while (share(slices.at(-1)!) > DISTURBED && slices.length < TRIES);
  const best = slices.reduce((least, slice) => (share(slice) < share(least) ? slice : least));
  const { times } = best;
  return {
    times: times.length >= ENOUGH_STEPS ? times.slice(1) : times,
    others: slices.map(({ others }) => others),
    disturbed: share(best) > DISTURBED,
  };
}
