import { describeEdition } from "./describe-edition.js";

// A file of its own for each edition, so that mocha can run them side by side.
describeEdition("zh", "Run All Cells", (notebook) => notebook.choose("Run", "Run All Cells"));
