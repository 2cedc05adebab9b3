import { expect } from "chai";
import { colourNames } from "../../../illustration/kit/palette.js";
import { adaptiveStyle, FIGURE_CLASS, fixedStyle } from "../../../illustration/kit/style.js";

describe("adaptiveStyle()", () => {
  it("sets every custom property that it uses, for light and for dark", () => {
    const used = new Set(
      [...adaptiveStyle().matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name),
    );
    const [light, dark] = adaptiveStyle().split("prefers-color-scheme: dark");
    for (const name of used) {
      expect(light).to.include(`--${name}: ${colourNames("light")[name]};`);
      expect(dark).to.include(`--${name}: ${colourNames("dark")[name]};`);
    }
    expect(used).to.include("state-fill");
  });

  it("has no rule outside of the figure, so that a page can embed several", () => {
    const selectors = adaptiveStyle()
      .replace(/@media[^{]*\{(.*)\}/, "$1")
      .split("\n")
      .filter(Boolean)
      .map((rule) => rule.trim());
    for (const selector of selectors)
      expect(selector).to.match(new RegExp(`^\\.${FIGURE_CLASS}[ {]`));
  });
});

describe("fixedStyle(scheme)", () => {
  it("has the same rules with the scheme's colours written out", () => {
    expect(fixedStyle("light")).not.to.include("var(");
    expect(fixedStyle("dark")).to.include(`fill: ${colourNames("dark")["state-fill"]}`);
  });
});
