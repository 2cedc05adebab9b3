import { expect } from "chai";
import { pythonAdvice } from "../../tools/setup/python-advice.mjs";

const python = {
  executable: "/usr/bin/python3",
  version: [3, 11, 2],
  ensurepip: true,
  pip: "23.0.1",
};
const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';

describe("pythonAdvice(pythons, platform, osRelease)", () => {
  it("says that there is none", () => {
    expect(pythonAdvice([], "linux", debian)).to.match(
      /^JupyterLab needs Python 3\.10 or newer .*There is none/,
    );
  });

  it("names the newest one when all are too old", () => {
    const old = { ...python, version: [3, 8, 10] };
    const older = { ...python, version: [3, 6, 9], executable: "/opt/python3" };
    expect(pythonAdvice([older, old], "linux", debian)).to.contain(
      "The newest one here is Python 3.8.10 (/usr/bin/python3).",
    );
  });

  it("says what a Python that is new enough lacks", () => {
    const bare = { ...python, ensurepip: false, pip: "" };
    expect(pythonAdvice([bare], "linux", debian)).to.contain(
      "Python 3.11.2 (/usr/bin/python3) is here, but comes without ensurepip",
    );
  });

  const systems = [
    ["Debian", "linux", debian, "sudo apt-get install python3-venv"],
    [
      "Linux Mint, as the Ubuntu that it is like",
      "linux",
      'ID=linuxmint\nID_LIKE="ubuntu debian"\n',
      "sudo apt-get install python3-venv",
    ],
    ["Fedora", "linux", "ID=fedora\n", "sudo dnf install python3 python3-pip"],
    [
      "Rocky Linux, as RHEL before Fedora",
      "linux",
      'ID="rocky"\nID_LIKE="rhel centos fedora"\n',
      "sudo dnf install python3.12 python3.12-pip",
    ],
    [
      "openSUSE",
      "linux",
      'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n',
      "sudo zypper install python3 python3-pip",
    ],
    ["Arch", "linux", "ID=arch\n", "sudo pacman -S python"],
    ["macOS", "darwin", "", "brew install python"],
    ["Windows", "win32", "", "winget install Python.Python.3.13"],
  ] as const;
  for (const [system, platform, osRelease, command] of systems) {
    it(`gives the command for ${system}`, () => {
      expect(pythonAdvice([], platform, osRelease)).to.contain(`\n\n    ${command}\n\n`);
    });
  }

  it("sends a reader of an unknown system to python.org, and everybody also to uv", () => {
    const advice = pythonAdvice([], "linux", "");
    expect(advice).to.contain("https://www.python.org/downloads/").and.to.contain("or install uv");
  });
});
