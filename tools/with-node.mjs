import "./setup/require-node.mjs";
import { installNode } from "./setup/node-binaries.mjs";
import { nodeLines } from "./setup/node-lines.mjs";
import { root } from "./setup/root.mjs";
import { main, run, say, SetupError } from "./setup/run.mjs";

// Runs a command under another Node: node tools/with-node.mjs newest tools/test-jupyter.mjs
await main(async () => {
  const [line = "nothing", ...command] = process.argv.slice(2);
  const known = Object.entries(nodeLines).find(([name]) => name === line);
  if (!known || command.length === 0) {
    throw new SetupError(
      `with-node: expected one of ${Object.keys(nodeLines).join(", ")} and a program, got ${[line, ...command].join(" ")}`,
    );
  }
  const node = await installNode(root, known[1]);
  say(`Node ${known[1]}`);
  return run([node, ...command], { cwd: root });
});
