import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { mocha } from "./setup/mocha.mjs";
import { installNode } from "./setup/node-binaries.mjs";
import { nodeLines } from "./setup/node-lines.mjs";
import { installPackages } from "./setup/packages.mjs";
import { root } from "./setup/root.mjs";
import { main, say } from "./setup/run.mjs";

/** The bytes that cells show, and the bits of a training. */
const bits = ["test/notebooks/broken.test.ts", "test/training/determinism.test.ts"];
/**
 * The kernel. On the newer Nodes CI runs it too, through Jupyter and in JupyterLab; its soak, which takes
 * long, is left to `npm test`.
 */
const kernel = ["test/kernel", "--ignore", "test/kernel/soak.test.ts"];

await main(async () => {
  await installPackages(root);
  await build(root);
  let failed = 0;
  for (const [line, version] of Object.entries(nodeLines)) {
    const node = await installNode(root, version);
    say(`Node ${version}`);
    const suites = line === "oldest" ? [...bits, ...kernel] : bits;
    const code = await mocha(root, [...suites, ...process.argv.slice(2)], node);
    if (code !== 0) failed += 1;
  }
  return failed;
});
