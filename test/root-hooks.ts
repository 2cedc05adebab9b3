import fc from "fast-check";

/** Property tests try the same cases on every run; a failure prints the path to its smallest one. */
export const mochaHooks = {
  beforeAll(): void {
    fc.configureGlobal({ seed: 2016_11_04 });
  },
};
