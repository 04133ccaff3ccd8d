import { fork } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { SuiteJob, SuiteMessage } from "./puzzles/suite.ts";

const root = process.env.TEST262;
const folders = [
  "test/language/**",
  "test/built-ins/{Promise,AsyncFunction,AsyncGenerator*,AsyncIterator*,AsyncFromSync*,AsyncDisposable*}/**",
  "test/built-ins/Array/fromAsync/**",
];
const workerFile = fileURLToPath(new URL("./puzzles/suite.ts", import.meta.url));
/** One process grows with every realm. */
const batch = 500;

interface Total {
  runs: number;
  passed: number;
  /** The engine died in the plain run. */
  readonly crashed: string[];
  readonly unparsed: string[];
  readonly differences: string[];
}

/** Files that suspend somewhere; the suite's helper modules are no tests. */
function asyncTests(suite: string): string[] {
  return globSync(
    folders.map((folder) => `${folder}/*.js`),
    { cwd: suite },
  )
    .filter((file) => !file.endsWith("_FIXTURE.js"))
    .filter((file) => /\b(?:async|await)\b/.test(readFileSync(join(suite, file), "utf8")))
    .sort();
}

/** Runs the files in order, until the process ends; gives the files that are left. */
function runBatch(job: SuiteJob, total: Total): Promise<readonly string[]> {
  const child = fork(workerFile, {
    execArgv: ["--experimental-vm-modules", "--no-warnings"],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let last: SuiteMessage | null = null;
  child.on("message", (message: SuiteMessage) => {
    last = message;
    if (message.type === "ran") count(message, total);
  });
  child.send(job);
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => resolve(code === 0 ? [] : rest(job, last, total, signal)));
  });
}

function count(message: SuiteMessage & { type: "ran" }, total: Total): void {
  const { file, plain, instrumented } = message;
  total.runs += 1;
  if (plain === "passed") total.passed += 1;
  if (instrumented === null) total.unparsed.push(file);
  else if (instrumented !== plain) {
    total.differences.push(`${file}: plain "${plain}", instrumented "${instrumented}"`);
  }
}

/** What is left behind the file that ended the process. */
function rest(
  job: SuiteJob,
  last: SuiteMessage | null,
  total: Total,
  signal: string | null,
): readonly string[] {
  if (last?.type !== "begins") throw new Error(`Cannot run the suite: it ended by ${signal}`);
  if (last.mode === "plain") total.crashed.push(last.file);
  else total.differences.push(`${last.file}: instrumented, it ended by ${signal}`);
  return job.files.slice(job.files.indexOf(last.file) + 1);
}

if (root === undefined) {
  test.skip("the conformance suite: set TEST262 to a copy of tc39/test262 to run it", () => {});
} else {
  test("the conformance suite sees no difference between plain and instrumented", async () => {
    const files = asyncTests(root);
    const total: Total = { runs: 0, passed: 0, crashed: [], unparsed: [], differences: [] };
    for (let from = 0; from < files.length; from += batch) {
      let left: readonly string[] = files.slice(from, from + batch);
      while (left.length > 0) left = await runBatch({ root, files: left }, total);
    }
    const { runs, passed, crashed, unparsed, differences } = total;
    console.info(
      `test262: ${files.length} files, ${runs} runs, ${passed} pass plain, ${crashed.length} crash the engine, ${unparsed.length} not parsed, ${differences.length} differ`,
    );
    console.info([...unparsed.map((file) => `not parsed: ${file}`), ...differences].join("\n"));
    expect(files.length).toBeGreaterThan(0);
    expect(differences).toEqual([]);
  }, 3_600_000);
}
