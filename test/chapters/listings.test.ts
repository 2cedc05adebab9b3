import { expect } from "chai";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { includeListings } from "../../tools/chapters/listings.js";
import type { MarkdownCell, Notebook } from "../../tools/chapters/nbformat.js";

describe("includeListings(notebook, folder)", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "listings-"));
    await writeFile(join(folder, "脚本.py"), 'print("$& and $1")\n');
    await writeFile(join(folder, "fence.py"), 'text = """\n```\n"""\n');
  });
  after(() => rm(folder, { recursive: true }));

  const include = async (source: string): Promise<string> => {
    const cell: MarkdownCell = { cell_type: "markdown", id: "script", metadata: {}, source };
    const notebook: Notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    return (await includeListings(notebook, folder)).cells[0].source;
  };

  it("puts a file's text into the fence that names it, as it stands", async () => {
    expect(await include("Before\n\n```python 脚本.py\n```\n\nAfter")).to.equal(
      'Before\n\n```python\nprint("$& and $1")\n```\n\nAfter',
    );
  });

  it("leaves fences with something inside as they are", async () => {
    const source = "```python\nprint(1)\n```\n\n```text 脚本.py\nother\n```";
    expect(await include(source)).to.equal(source);
  });

  it("refuses a file that would end its fence, and one that is missing", async () => {
    const messages = ["fence.py", "none.py"].map((file) =>
      include(`\`\`\`python ${file}\n\`\`\``).catch(({ message }: Error) => message),
    );
    const [fence, missing] = await Promise.all(messages);
    expect(fence).to.equal(
      "script: expected a listing without a line that begins with ```, got fence.py",
    );
    expect(missing).to.match(/^ENOENT.*none\.py/);
  });
});
