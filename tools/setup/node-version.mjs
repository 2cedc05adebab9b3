/**
 * One alternative of a range as package.json's `engines` writes it: `>=22.12`, or `^20.19` for the same major.
 *
 * @param {string} part
 */
function parse(part) {
  const match = /^(\^|>=)(\d+)\.(\d+)(?:\.0)?$/.exec(part.trim());
  if (!match) throw new Error(`node version: expected a range like ^20.19 or >=22.12, got ${part}`);
  return { newerMajors: match[1] === ">=", major: Number(match[2]), minor: Number(match[3]) };
}

/**
 * Whether a version lies in a range.
 *
 * @param {string} version e.g. `20.19.4`
 * @param {string} range e.g. `^20.19 || >=22.12`
 */
export function satisfies(version, range) {
  const [major, minor] = version.split(".").map(Number);
  return range.split("||").some((part) => {
    const wanted = parse(part);
    if (major === wanted.major) return minor >= wanted.minor;
    return wanted.newerMajors && major > wanted.major;
  });
}

/**
 * What to tell somebody whose Node does not do, or `undefined` when it does.
 *
 * @param {string} version
 * @param {string} range
 */
export function nodeAdvice(version, range) {
  if (satisfies(version, range)) return undefined;
  const wanted = range.split("||").map((part) => {
    const { newerMajors, major, minor } = parse(part);
    return `${major}.${minor} or ${newerMajors ? "newer" : `a newer ${major}`}`;
  });
  return [
    `This is Node ${version}, and unrolled needs Node ${wanted.join(", or ")}.`,
    "Install one from https://nodejs.org, or with a version manager (e.g. `nvm install 22`),",
    "and run the same command again.",
  ].join("\n");
}
