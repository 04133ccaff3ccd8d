// Builds the site. What the build says is shown only when it fails, and then all of it.
import { spawnSync } from "node:child_process";
import { environment, onWindows, root } from "./install.mjs";

/** True if it was built. */
export function build() {
  const options = { cwd: root, env: environment(), encoding: "utf8", shell: onWindows };
  const { status, stdout, stderr } = spawnSync("astro", ["build"], options);
  if (status !== 0) console.error(`${stdout}\n${stderr}`);
  return status === 0;
}
