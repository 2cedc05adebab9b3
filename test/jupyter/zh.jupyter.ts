import { describeEdition } from "./describe-execution.js";

// A file of its own for each edition, so that mocha can run the editions side by side.
describeEdition("zh");
