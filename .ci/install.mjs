// Installs what package-lock.json asks for, once: a stamp inside node_modules holds the lock file's
// hash, so a second call, and a call without network, does nothing. Runs on a bare Node 20.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

export const root = new URL("..", import.meta.url).pathname;
const stamp = join(root, "node_modules", ".interleave-installed");

/** The environment in which the project's own binaries, its Node first among them, are found. */
export function environment(extra = {}) {
  const bin = join(root, "node_modules", ".bin");
  return {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
    ASTRO_TELEMETRY_DISABLED: "1",
    ...extra,
  };
}

export function install() {
  requireNode(20);
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("Installing what package-lock.json asks for (once) …");
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: onWindows });
  if (status !== 0) {
    throw new Error(
      "Cannot install the dependencies: `npm ci` failed; its message stands above. A first install needs the npm registry",
    );
  }
  writeFileSync(stamp, lock);
}

export const onWindows = process.platform === "win32";

function requireNode(least) {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= least) return;
  throw new Error(`Cannot run on Node ${process.versions.node}: expected Node ${least} or later`);
}
