import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { currentLanguage, editions } from "../../src/notebook/language.js";
import { rejection } from "../support/failure.js";
import { withEnvironment } from "./fake-kernel.js";

describe("currentLanguage()", () => {
  const start = process.cwd();
  const root = mkdtempSync(join(tmpdir(), "unrolled-language-"));
  after(() => {
    process.chdir(start);
    rmSync(root, { recursive: true });
  });

  const inFolder = (folder: string, language?: string) => {
    mkdirSync(join(root, folder), { recursive: true });
    process.chdir(join(root, folder));
    return withEnvironment({ UNROLLED_LANGUAGE: language }, currentLanguage);
  };

  it("is that of the folder zh or en that the notebook is in", async () => {
    expect(await inFolder("notebooks/en")).to.equal("en");
    expect(await inFolder("notebooks/zh/drafts")).to.equal("zh");
  });

  it("is that of the nearest such folder", async () => {
    expect(await inFolder("zh/notebooks/en")).to.equal("en");
  });

  it("is Chinese where no folder says so", async () => {
    expect(await inFolder("english")).to.equal("zh");
  });

  it("is UNROLLED_LANGUAGE, whatever the folder, and nothing but zh or en", async () => {
    expect(await inFolder("notebooks/en", "zh")).to.equal("zh");
    expect(await rejection(Promise.resolve(inFolder("notebooks/en", "fr")))).to.equal(
      'RangeError: UNROLLED_LANGUAGE: expected zh or en, got "fr"',
    );
  });
});

describe("editions()", () => {
  it("are those of UNROLLED_EDITIONS, and none without it", async () => {
    expect(await withEnvironment({ UNROLLED_EDITIONS: "zh,en" }, editions)).to.deep.equal([
      "zh",
      "en",
    ]);
    expect(await withEnvironment({ UNROLLED_EDITIONS: undefined }, editions)).to.deep.equal([]);
    expect(await rejection(withEnvironment({ UNROLLED_EDITIONS: "zh,de" }, editions))).to.equal(
      'RangeError: UNROLLED_EDITIONS: expected zh or en, got "de"',
    );
  });
});
