import { expect } from "chai";
import { chromiumAdvice } from "../../tools/setup/chromium-advice.mjs";

describe("chromiumAdvice(chosen, platform, osRelease)", () => {
  it("says that there is none, or that the chosen one is none", () => {
    expect(chromiumAdvice(undefined, "linux", "")).to.contain("There is none in the usual places.");
    expect(chromiumAdvice("/opt/c", "linux", "")).to.contain(
      "UNROLLED_CHROMIUM is /opt/c, which is no program.",
    );
  });

  const systems = [
    ["Debian", "linux", "ID=debian\n", "sudo apt-get install chromium"],
    [
      "Ubuntu, whose package is a snap",
      "linux",
      "ID=ubuntu\nID_LIKE=debian\n",
      "sudo snap install chromium",
    ],
    ["Fedora", "linux", "ID=fedora\n", "sudo dnf install chromium"],
    ["Arch", "linux", "ID=arch\n", "sudo pacman -S chromium"],
    ["macOS", "darwin", "", "brew install --cask google-chrome"],
    ["Windows", "win32", "", "winget install Google.Chrome"],
  ] as const;
  for (const [system, platform, osRelease, command] of systems) {
    it(`gives the command for ${system}`, () => {
      expect(chromiumAdvice(undefined, platform, osRelease)).to.contain(`\n\n    ${command}\n\n`);
    });
  }

  it("names the variable and what needs no browser to everybody, also on an unknown system", () => {
    expect(chromiumAdvice(undefined, "linux", ""))
      .to.contain("set UNROLLED_CHROMIUM")
      .and.to.contain("`npm test` needs no browser")
      .and.to.contain("https://www.google.com/chrome/");
  });
});
