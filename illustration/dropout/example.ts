/**
 * What the run is made of: how many numbers each arrow carries, and how likely one is kept; and which
 * arrow the figure shows enlarged: from which layer up, at which time step, both counted from 1.
 */
export const EXAMPLE = { units: 4, keepProb: 0.5, seed: 9, enlarged: { layer: 1, t: 1 } } as const;
