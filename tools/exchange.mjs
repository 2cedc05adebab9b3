import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import "./setup/require-node.mjs";
import { build } from "./setup/build.mjs";
import { installPackages } from "./setup/packages.mjs";
import { pythonEnvironment } from "./setup/python.mjs";
import { makePytorchEnvironment } from "./setup/pytorch.mjs";
import { root } from "./setup/root.mjs";
import { main, mustRun, say } from "./setup/run.mjs";
import { venvPython } from "./setup/venv-commands.mjs";

const usage = `npm run exchange              what the chapter of exchange reads of PyTorch's, made again
npm run exchange -- --check   made again aside, and held against the committed`;

const { values } = parseArgs({
  options: { check: { type: "boolean" }, help: { type: "boolean" } },
});

/** Programs of ours that are TypeScript. @param {string[]} words */
const typescript = (...words) => [process.execPath, "--import", "tsx", ...words];

await main(async () => {
  if (values.help) {
    console.log(usage);
    return 0;
  }
  await installPackages(root);
  await build(root);
  const python = venvPython(await makePytorchEnvironment(root));
  const folder = join(root, "notebooks", "exchange");
  const results = values.check ? join(root, "build", "exchange") : join(folder, "results");
  if (values.check) rmSync(results, { recursive: true, force: true });
  const env = pythonEnvironment({
    ...process.env,
    OMP_NUM_THREADS: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  });
  const torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"];

  say("handing over what the chapter's cells train");
  await mustRun("Handing the model over", typescript("tools/exchange/hand-over.ts"), { cwd: root });
  say("going on in PyTorch");
  const goOn = [python, join(folder, "go_on.py"), results];
  await mustRun("Going on in PyTorch", goOn, { env });
  say("going on in two processes of PyTorch");
  const together = [python, ...torchrun, join(folder, "go_on_together.py"), results];
  await mustRun("Going on in two processes", together, { env });
  if (values.check) {
    await mustRun("Comparing", typescript("tools/exchange/compare.ts", results), { cwd: root });
  }
  return 0;
});
