import { expect } from "chai";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attachPictures } from "../../tools/chapters/attachments.js";
import type { MarkdownCell, Notebook } from "../../tools/chapters/nbformat.js";

describe("attachPictures(notebook, folder)", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "pictures-"));
    await writeFile(join(folder, "示意图.png"), "picture");
    await writeFile(join(folder, "other.png"), "another");
  });
  after(() => rm(folder, { recursive: true }));

  const attach = async (source: string): Promise<MarkdownCell> => {
    const cell: MarkdownCell = { cell_type: "markdown", id: "figure", metadata: {}, source };
    const notebook: Notebook = { cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 };
    return (await attachPictures(notebook, folder)).cells[0] as MarkdownCell;
  };

  it("puts a picture inside the cell that shows it, under a plain name", async () => {
    const { source, attachments } = await attach("See ![the figure](示意图.png).");
    expect(source).to.equal("See ![the figure](attachment:figure.png).");
    const picture = Buffer.from("picture").toString("base64");
    expect(attachments).to.deep.equal({ "figure.png": { "image/png": picture } });
  });

  it("attaches two pictures under two names, and one that is shown twice once", async () => {
    const { source, attachments } = await attach(
      "![a](示意图.png) ![b](other.png) ![again](示意图.png)",
    );
    expect(source).to.equal(
      "![a](attachment:figure.png) ![b](attachment:figure-2.png) ![again](attachment:figure.png)",
    );
    expect(Object.keys(attachments!)).to.deep.equal(["figure.png", "figure-2.png"]);
  });

  it("leaves a cell without pictures as it is", async () => {
    const cell = await attach("[a link](other.png) and text");
    expect(cell).to.deep.equal({
      cell_type: "markdown",
      id: "figure",
      metadata: {},
      source: "[a link](other.png) and text",
    });
  });

  it("refuses a picture that is not a PNG, naming cell and file", async () => {
    const error = await attach("![a](figure.svg)").catch((error: Error) => error);
    expect(error).to.be.an("error");
    expect((error as Error).message).to.equal("figure: expected a PNG picture, got figure.svg");
  });
});
