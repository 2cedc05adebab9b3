/** What the figure's run is made of: how many numbers each arrow carries, and how likely one is kept. */
export const EXAMPLE = { units: 4, keepProb: 0.5, seed: 9 } as const;
