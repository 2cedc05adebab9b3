import { trainTo } from "./resumed-training.js";

// Trains up to a step, from the checkpoint in a file on, which the next one replaces.
const [, , steps, file] = process.argv;
await trainTo(Number(steps), file);
