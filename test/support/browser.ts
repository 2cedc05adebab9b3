import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { findChromium } from "../../tools/setup/chromium.mjs";
import { root } from "../../tools/setup/root.mjs";

/** Chromium without a window, and with nothing that looks outside this machine. */
export function launchBrowser(folder: string): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findChromium(process.env),
    env: { ...process.env, FONTCONFIG_FILE: chineseFont(folder) },
    args: [
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      // Chromium refuses root its sandbox; in a container there is often nobody else to be.
      ...(isRoot ? ["--no-sandbox"] : []),
    ],
  });
}

/** Screenshots are to be read, also on a Linux without a Chinese font: the project has one. */
function chineseFont(folder: string): string {
  const fonts = join(root, "node_modules", "@expo-google-fonts", "noto-sans-sc", "400Regular");
  const file = join(folder, "fonts.conf");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
</fontconfig>
`,
  );
  return file;
}
