import { forThisSystem } from "./system.mjs";

/** How each system gets a Chromium. Ubuntu's package is only a way to its snap; Windows brings Edge. */
const commands = new Map([
  ["debian", "sudo apt-get install chromium"],
  ["ubuntu", "sudo snap install chromium"],
  ["fedora", "sudo dnf install chromium"],
  ["rhel", "sudo dnf install epel-release && sudo dnf install chromium"],
  ["suse", "sudo zypper install chromium"],
  ["arch", "sudo pacman -S chromium"],
  ["alpine", "sudo apk add chromium"],
  ["darwin", "brew install --cask google-chrome"],
  ["win32", "winget install Google.Chrome"],
]);

/**
 * What to tell somebody without a Chromium: what is missing, and how to get it on this system.
 *
 * @param {string | undefined} chosen what UNROLLED_CHROMIUM says, where it is set
 * @param {NodeJS.Platform} platform
 * @param {string} osRelease what /etc/os-release says, "" where there is none
 */
export function chromiumAdvice(chosen, platform, osRelease) {
  const command = forThisSystem(commands, platform, osRelease);
  return [
    "This command drives JupyterLab in Chromium, or in a browser made from it. " +
      (chosen
        ? `UNROLLED_CHROMIUM is ${chosen}, which is no program.`
        : "There is none in the usual places."),
    command
      ? `Install one with\n\n    ${command}\n`
      : "Install one with this system's packages, or from https://www.google.com/chrome/.",
    "or set UNROLLED_CHROMIUM to the path of one. Then run `npm run test:lab` again.",
    "(`npm test` needs no browser.)",
  ].join("\n");
}
