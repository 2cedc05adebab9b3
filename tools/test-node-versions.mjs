import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { mocha } from "./setup/mocha.mjs";
import { installNode } from "./setup/node-binaries.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";

/** What depends on the Node that runs it: the kernel, and the bits of a training. */
const suites = ["test/kernel", "test/training/determinism.test.ts"];
/** The bytes that cells show; one edition, since the code of both is the same, and so is the kernel. */
const cells = ["test/notebooks/zh.test.ts", "test/notebooks/broken.test.ts"];
/**
 * The oldest Node that package.json's `engines` lets in, and one of each line that is looked after. The
 * oldest and the newest run the chapters too, which takes minutes.
 */
const versions = {
  "20.19.0": [...suites, ...cells],
  "22.23.3": suites,
  "24.21.0": [...suites, ...cells],
};

await main(async () => {
  await installPackages(root);
  await build(root);
  let failed = 0;
  for (const [version, files] of Object.entries(versions)) {
    const node = await installNode(root, version);
    say(`Node ${version}`);
    const code = await mocha(root, [...files, ...process.argv.slice(2)], node);
    if (code !== 0) failed += 1;
  }
  return failed;
});
