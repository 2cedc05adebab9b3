import { expect } from "chai";
import { describeEdition } from "./describe-edition.js";

// Only a kernel that was restarted counts the cells from 1 again, as the committed file does.
describeEdition("en", "Restart Kernel and Run All Cells, of a used kernel", async (notebook) => {
  const imports = 1;
  await notebook.runAgain(imports, 1);
  await notebook.runAgain(imports, 2);
  await notebook.choose("Run", "Restart Kernel and Run All Cells…");
  expect(await notebook.accept()).to.contain("Restart Kernel?");
});
