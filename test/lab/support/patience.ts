/** How long anything may take that a reader waits for, in milliseconds; machines may be slow. */
export const patience = 60_000;

/**
 * How long all cells of a chapter may take, in milliseconds: a chapter executes in under 180 s where it has
 * two cores to itself; here it shares them with the other edition and two browsers.
 */
export const chapterPatience = 600_000;
