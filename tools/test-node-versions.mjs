import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { mocha } from "./setup/mocha.mjs";
import { installNode } from "./setup/node-binaries.mjs";
import { nodeLines } from "./setup/node-lines.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";

/** What depends on the Node that runs it: the kernel, the bytes that cells show, the bits of a training. */
const suites = [
  "test/kernel",
  "test/notebooks/broken.test.ts",
  "test/training/determinism.test.ts",
];
/** Takes long; `npm test` runs it. */
const soak = "test/kernel/soak.test.ts";

await main(async () => {
  await installPackages(root);
  await build(root);
  let failed = 0;
  for (const version of Object.values(nodeLines)) {
    const node = await installNode(root, version);
    say(`Node ${version}`);
    const code = await mocha(root, [...suites, "--ignore", soak, ...process.argv.slice(2)], node);
    if (code !== 0) failed += 1;
  }
  return failed;
});
