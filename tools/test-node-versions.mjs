import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { mocha } from "./setup/mocha.mjs";
import { installNode } from "./setup/node-binaries.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";

/** The oldest Node that package.json's `engines` lets in, and one of each line that is looked after. */
const versions = ["20.19.0", "22.23.3", "24.21.0"];
/** What depends on the Node that runs it: the kernel, the bytes that cells show, the bits of a training. */
const suites = [
  "test/kernel",
  "test/notebooks/broken.test.ts",
  "test/training/determinism.test.ts",
];
/** Takes long, and `npm test` has run it on this line of Node. */
const chapters = "test/notebooks/chapters.test.ts";

/** @param {string} version */
const line = (version) => version.split(".")[0];

await main(async () => {
  await installPackages(root);
  await build(root);
  let failed = 0;
  for (const version of versions) {
    const node = await installNode(root, version);
    say(`Node ${version}`);
    const isThisLine = line(version) === line(process.versions.node);
    const files = isThisLine ? suites : [chapters, ...suites];
    const code = await mocha(root, [...files, ...process.argv.slice(2)], node);
    if (code !== 0) failed += 1;
  }
  return failed;
});
