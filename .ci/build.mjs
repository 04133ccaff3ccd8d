// Builds the site. What the build says is shown only when it fails, and then all of it.
import { spawnSync } from "node:child_process";
import { environment, onWindows, root } from "./install.mjs";

/** True if it was built: into `folder`, to stand under the path `base`. */
export function build({ folder = "dist", base = process.env.INTERLEAVE_BASE ?? "/" } = {}) {
  const env = environment({ INTERLEAVE_BASE: base });
  const options = { cwd: root, env, encoding: "utf8", shell: onWindows };
  const { status, stdout, stderr } = spawnSync("astro", ["build", "--outDir", folder], options);
  if (status !== 0) console.error(`${stdout}\n${stderr}`);
  return status === 0;
}
