// The library as a package: packed, installed into an empty project, imported there by its name.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

function call(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout.trim();
}

test("the packed library installs into an empty project, runs and has types", () => {
  const folder = mkdtempSync(join(tmpdir(), "asyncio-"));
  try {
    const built = join(folder, "built");
    const archive = call(process.execPath, [join(root, ".ci/package.mjs"), built], root);
    writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
    call("npm", ["install", "--offline", "--no-audit", "--no-fund", archive], folder);
    const program = [
      'import { gather, run, sleep } from "@interleave/asyncio";',
      'const both = await run(() => gather([() => sleep(2, "tea"), () => 42]));',
      "const [drink, number]: [string, number] = [both[0], both[1]];",
      "console.log(drink, number);",
    ].join("\n");
    writeFileSync(join(folder, "main.ts"), program);
    const tsc = join(root, "node_modules/.bin/tsc");
    const options = [
      "--module",
      "nodenext",
      "--target",
      "esnext",
      "--lib",
      "esnext,dom",
      "--strict",
    ];
    call(process.execPath, [tsc, ...options, "--outDir", "out", "main.ts"], folder);
    expect(call(process.execPath, ["out/main.js"], folder)).toBe("tea 42");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
