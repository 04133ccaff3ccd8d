// Finds a Chromium for the browser tests: an environment variable, the system's, Playwright's own;
// else installs Playwright's, else Debian's; else says what to do.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { environment, onWindows, root } from "./install.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium that exists. */
export function findChromium() {
  return (
    fromEnvironment() ??
    fromSystem() ??
    fromPlaywright() ??
    installPlaywrights() ??
    installDebians() ??
    giveUp()
  );
}

function fromEnvironment() {
  const path = process.env.CHROMIUM_PATH;
  if (!path) return undefined;
  if (existsSync(path)) return path;
  throw new Error(`Cannot use CHROMIUM_PATH: found no file at "${path}"`);
}

function fromSystem() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...places].find((path) => existsSync(path));
}

function fromPlaywright() {
  const script = 'import("@playwright/test").then((p) => console.log(p.chromium.executablePath()))';
  const { stdout } = spawnSync("node", ["-e", script], {
    cwd: root,
    env: environment(),
    encoding: "utf8",
  });
  const path = stdout.trim();
  return path && existsSync(path) ? path : undefined;
}

function installPlaywrights() {
  console.log("No Chromium found; trying Playwright's …");
  const options = {
    cwd: root,
    env: environment(),
    stdio: "ignore",
    timeout: 300_000,
    shell: onWindows,
  };
  spawnSync("playwright", ["install", "chromium"], options);
  return fromPlaywright();
}

function installDebians() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  console.log("Trying Debian's chromium …");
  const options = { stdio: "ignore", timeout: 600_000 };
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
  return fromSystem();
}

function giveUp() {
  throw new Error(
    "Cannot find a Chromium for the browser tests: found none in CHROMIUM_PATH, on the PATH, or of Playwright's, and could install none. Install Chromium or Chrome, or set CHROMIUM_PATH to one",
  );
}
