import { expect } from "chai";
import { access, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join, relative } from "node:path";
import { installKernelspec } from "../../kernel/kernelspec.mjs";

describe("kernel: kernelspec", () => {
  it("is written into the given environment only, with absolute paths that exist", async () => {
    const prefix = await mkdtemp(join(tmpdir(), "环境 with spaces-"));
    const path = installKernelspec(prefix);
    const spec = JSON.parse(await readFile(path, "utf8"));
    const files = await readdir(prefix, { recursive: true, withFileTypes: true });
    await rm(prefix, { recursive: true });

    expect(relative(prefix, path)).to.equal(
      join("share", "jupyter", "kernels", "tslab", "kernel.json"),
    );
    expect(files.filter((file) => file.isFile())).to.have.length(1);
    expect(spec).to.include({ display_name: "TypeScript", language: "typescript" });
    expect(spec).to.include({ interrupt_mode: "message" });
    const [node, main, ...rest] = spec.argv;
    for (const file of [node, main]) {
      expect(isAbsolute(file), file).to.equal(true);
      await access(file);
    }
    expect(rest).to.deep.equal(["--config-path", "{connection_file}"]);
  });
});
