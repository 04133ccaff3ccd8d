// The programs of the course's sources that use the network, HTTP, processes or threads, each under its
// number there: with the times that its arithmetic gives here, and the same files, untouched, in plain
// Node with the package, a real server and real processes.
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diagnose } from "../trace/hang.ts";
import { played, stamped } from "./programs/support/play.ts";

const folder = join(import.meta.dirname, "programs/inventory");
const root = join(import.meta.dirname, "../..");
const web = join(import.meta.dirname, "programs/support/localweb.mjs");
const programs = readdirSync(folder).map((file) => {
  const source = readFileSync(join(folder, file), "utf8");
  const prints = [...source.matchAll(/^\/\/ prints: (.*)$/gm)].map(([, line = ""]) => line);
  return { file, source, prints };
});
/** What blocks takes as long there as it says. */
const inNode = programs.filter(({ source }) => !/blockFor|sleep/.test(source));

let place = "";
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "interleave-inventory-"));
  const archive = call(
    process.execPath,
    [join(root, ".ci/package.mjs"), join(place, "built")],
    root,
  );
  writeFileSync(join(place, "package.json"), '{ "type": "module", "private": true }');
  const wanted = `asyncio@file:${archive.split("\n").at(-1)}`;
  call("npm", ["install", "--offline", "--no-audit", "--no-fund", wanted], place);
  for (const { file, source } of inNode) writeFileSync(join(place, file), source);
}, 120_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

function call(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
  return stdout.trim();
}

test("every program names its number and says what it prints", () => {
  expect(programs.length).toBeGreaterThan(12);
  for (const { file, source, prints } of programs) {
    const number = /^p(\d+)-/.exec(file)?.[1];
    expect(source.startsWith(`// P${number}`), file).toBe(true);
    expect(prints.length, file).toBeGreaterThan(0);
  }
});

test.each(programs)("$file, with its figures", async ({ source, prints }) => {
  const { events, outcome } = await played(source);
  expect(outcome).toEqual({ kind: "returned" });
  expect(stamped(events)).toEqual(prints);
  expect(diagnose(events).filter(({ kind }) => kind.startsWith("leaked"))).toEqual([]);
});

test.each(inNode)("$file, in plain Node", async ({ file, prints }) => {
  const args = ["--import", web, join(place, file)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: place });
  expect(stdout.trimEnd().split("\n")).toEqual(prints.map((line) => line.replace(/^\d+ /, "")));
});

test("at least eight of them run in plain Node", () => {
  const numbers = inNode.map(({ file }) => basename(file).split("-")[0]);
  expect(numbers.length).toBeGreaterThanOrEqual(8);
  expect(numbers).toEqual(expect.arrayContaining(["p37", "p60", "p78", "p82", "p88"]));
});
