/** The oldest Node that package.json's `engines` lets in, one of the line after it, and the newest. */
export const nodeLines = { oldest: "20.19.0", middle: "22.23.3", newest: "24.21.0" };
