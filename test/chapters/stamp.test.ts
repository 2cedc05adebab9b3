import { expect } from "chai";
import { acceptTranslations, stampOf } from "../../tools/chapters/stamp.js";

const source = [
  "::: zh #a",
  "一",
  ":::",
  "::: en #a answer",
  "One",
  ":::",
  "::: zh #b",
  "二",
  ":::",
  "::: en #b of=00000000",
  "Two",
  ":::",
].join("\n");

describe("stampOf(text)", () => {
  it("gives eight hex digits, the same for the same text and others for another", () => {
    expect(stampOf("一"))
      .to.match(/^[0-9a-f]{8}$/)
      .and.to.equal(stampOf("一"));
    expect(stampOf("一")).not.to.equal(stampOf("二"));
  });
});

describe("acceptTranslations(source, file, ids)", () => {
  // The `answer` of the first block must survive, and both editions must agree on it.
  const text = source.replace("::: zh #a", "::: zh #a answer");

  it("stamps each English block with its Chinese text, and says what it accepted", () => {
    const { source: stamped, accepted } = acceptTranslations(text, "01.md");
    expect(stamped).to.contain(`::: en #a of=${stampOf("一")} answer\n`);
    expect(stamped).to.contain(`::: en #b of=${stampOf("二")}\n`);
    expect(accepted).to.deep.equal([
      { id: "a", line: 4, from: undefined, to: stampOf("一"), zh: "一", en: "One" },
      { id: "b", line: 10, from: "00000000", to: stampOf("二"), zh: "二", en: "Two" },
    ]);
  });

  it("touches only the blocks that are named", () => {
    const { source: stamped, accepted } = acceptTranslations(text, "01.md", new Set(["b"]));
    expect(accepted.map(({ id }) => id)).to.deep.equal(["b"]);
    expect(stamped).to.contain("::: en #a answer\n");
  });

  it("accepts nothing a second time", () => {
    const once = acceptTranslations(text, "01.md").source;
    expect(acceptTranslations(once, "01.md")).to.deep.equal({ source: once, accepted: [] });
  });
});
