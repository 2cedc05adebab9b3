/** Each probability is in `0 < … ≤ 1` and 1 unless given: nothing is dropped there. */
export interface DropoutWrapperOptions {
  /** How likely a number of the input is kept. */
  readonly inputKeepProb?: number;
  /** How likely a number of the output is kept, on its way up, not to the next time step. */
  readonly outputKeepProb?: number;
  /** How likely a number of the state is kept on its way to the next time step. */
  readonly stateKeepProb?: number;
  /**
   * Which parts of the state `stateKeepProb` is for, by their names; all but `c` unless given, as in
   * TensorFlow.
   */
  readonly dropsState?: (name: string) => boolean;
  /**
   * Whether the masks are the same at every time step (Gal and Ghahramani, 2016), and new ones for each
   * run in `trainingMode`; else they are new at each time step.
   */
  readonly variationalRecurrent?: boolean;
  /** Draws the masks; 0 unless given. */
  readonly seed?: number;
}
