import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { root } from "../../tools/setup/root.mjs";

const documents = [
  "README.md",
  "README.zh.md",
  "CONTRIBUTING.md",
  "CONTRIBUTING.zh.md",
  "CHANGELOG.md",
  "kernel/README.md",
  "notebooks/chapters/FORMAT.md",
  "test/judges/README.md",
];
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json"));

/** The anchors of a document's headings, as they are made of Markdown on the web. */
const anchors = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );

for (const file of documents) {
  const text = read(file);

  describe(file, () => {
    it("leads only to files and headings that are there", () => {
      for (const [, link] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(link)) continue;
        const [path, anchor] = link.split("#");
        const target = path === "" ? file : join(dirname(file), path);
        expect(existsSync(join(root, target)), link).to.equal(true);
        if (anchor) expect(anchors(read(target)), link).to.include(decodeURI(anchor));
      }
    });

    it("names only commands that package.json has, and folders that are there", () => {
      for (const [, script] of text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)) {
        expect(scripts).to.have.property(script);
      }
      for (const [, folder] of text.matchAll(/^\|([^|]*\/`[^|]*)\|/gm)) {
        for (const [, path] of folder.matchAll(/`([^`]+\/)`/g)) {
          expect(existsSync(join(root, path)), path).to.equal(true);
        }
      }
    });
  });
}

for (const [english, chinese] of [
  ["README.md", "README.zh.md"],
  ["CONTRIBUTING.md", "CONTRIBUTING.zh.md"],
]) {
  describe(`${english} and ${chinese}`, () => {
    it("name the same commands, and lead to each other", () => {
      const [en, zh] = [read(english), read(chinese)];
      const commands = (text: string) =>
        [...text.matchAll(/`(npm [^`]*?)( (?:the-block|块的名字))?`/g)].map(
          ([, command]) => command,
        );
      expect(commands(en)).not.to.be.empty;
      expect(commands(zh)).to.have.members(commands(en));
      expect(en).to.contain(`(${chinese})`);
      expect(zh).to.contain(`(${english})`);
    });
  });
}
