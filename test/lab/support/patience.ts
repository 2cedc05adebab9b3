/** How long anything may take that a reader waits for, in milliseconds; machines may be slow. */
export const patience = 60_000;
