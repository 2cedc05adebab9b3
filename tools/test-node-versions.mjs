import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { mocha } from "./setup/mocha.mjs";
import { installNode } from "./setup/node-binaries.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";

/** What depends on the Node that runs it: the kernel, the bytes that cells show, the bits of a training. */
const suites = [
  "test/kernel",
  "test/notebooks/broken.test.ts",
  "test/training/determinism.test.ts",
];
/** Take long. */
const chapters = "test/notebooks/chapters";
const soak = "test/kernel/soak.test.ts";

/**
 * The oldest Node that package.json's `engines` lets in, one of the line after it, and the newest. The
 * chapters, which `npm test` has run on the Node that is there, run on the newest.
 */
const versions = [
  { version: "20.19.0", args: [...suites, "--ignore", soak] },
  { version: "22.23.3", args: [...suites, "--ignore", soak] },
  { version: "24.21.0", args: [chapters, ...suites] },
];

await main(async () => {
  await installPackages(root);
  await build(root);
  let failed = 0;
  for (const { version, args } of versions) {
    const node = await installNode(root, version);
    say(`Node ${version}`);
    const code = await mocha(root, [...args, ...process.argv.slice(2)], node);
    if (code !== 0) failed += 1;
  }
  return failed;
});
