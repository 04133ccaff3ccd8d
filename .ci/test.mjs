// `npm test`: installs what is missing, then runs every check and counts them. With --no-browser it
// leaves out what needs a Chromium (that is `npm run check`).
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "./build.mjs";
import { findChromium } from "./chromium.mjs";
import { environment, install, onWindows, root } from "./install.mjs";
import { freePort } from "./port.mjs";

const withBrowser = !process.argv.includes("--no-browser");
const results = join(root, "node_modules", ".cache", "interleave", "results");
const unread = { file: "results", test: "could not be read" };
const total = { passed: 0, failed: 0 };
/** What failed, by name, for the last lines: a log's beginning is often cut. */
const failures = [];
const retried = [];

try {
  install();
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  step("format and lint", "biome", ["check", "--error-on-warnings", "."]);
  step("types", "astro", ["check", "--minimumFailingSeverity", "warning"]);
  unitTests();
  const built = task("build", build);
  step("content gate", "node", ["src/cli/main.ts", "check"]);
  if (withBrowser) await browserTests(built);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed++;
}
if (retried.length > 0)
  console.log(`\nPassed at a second try:\n${retried.map((name) => `  ${name}`).join("\n")}`);
if (failures.length > 0)
  console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** What fails is run again by itself: beside nothing else, on a machine that may have been too busy. */
function unitTests() {
  const first = vitest("unit tests", "vitest.json", []);
  const failed = first.failures.map(nameOf);
  if (!first.read || failed.length === 0) {
    conclude("unit tests", first.ok, first.passed, failed);
    return;
  }
  const alone = ["--maxWorkers=1", ...new Set(first.failures.map(({ file }) => file))];
  const second = vitest("unit tests that failed, again", "vitest-again.json", alone);
  const still = new Set(second.failures.map(nameOf));
  const better = second.read ? failed.filter((name) => !still.has(name)) : [];
  retried.push(...better);
  conclude("unit tests", second.ok, first.passed + better.length, [...still]);
}

function vitest(name, result, more) {
  const output = `--outputFile.json=${join(results, result)}`;
  const args = ["run", "--reporter=default", "--reporter=json", output, ...more];
  const ok = timed(name, () => run("vitest", args));
  return { ok, ...vitestCounts(result) };
}

async function browserTests(built) {
  if (!built) {
    console.log("\n✗ browser tests: not run, as the build failed");
    failures.push("browser tests: not run");
    total.failed++;
    return;
  }
  const env = {
    CHROMIUM_PATH: findChromium(),
    INTERLEAVE_TEST_PORT: String(await freePort(4391)),
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, "playwright.json"),
  };
  const args = ["test", "--reporter=line,json"];
  const ok = timed("browser tests", () => run("playwright", args, env));
  const counts = playwrightCounts();
  conclude("browser tests", ok, counts.passed, counts.failures);
}

/** One command that passes or fails as a whole. */
function step(name, command, args) {
  return task(name, () => run(command, args));
}

function task(name, work) {
  const ok = timed(name, work);
  if (!ok) failures.push(name);
  count({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  return ok;
}

/** Counts a command's own tests; one that fails without a failed test counts as failed. */
function conclude(name, ok, passed, failed) {
  for (const test of failed) failures.push(`${name}: ${test}`);
  if (!ok && failed.length === 0)
    failures.push(`${name}: ended with an error though no test failed`);
  count({ passed, failed: ok ? 0 : Math.max(failed.length, 1) });
}

function timed(name, work) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const ok = work();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${ok ? "✓" : "✗"} ${name} (${seconds} s)`);
  return ok;
}

function run(command, args, env = {}) {
  const options = { cwd: root, env: environment(env), stdio: "inherit", shell: onWindows };
  return spawnSync(command, args, options).status === 0;
}

function count({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

function vitestCounts(result) {
  const found = readResult(result);
  if (!found) return { read: false, passed: 0, failures: [unread] };
  const failures = found.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    const none = status === "failed" && failed.length === 0;
    if (none) return [{ file, test: "could not be run" }];
    return failed.map(({ fullName }) => ({ file, test: fullName }));
  });
  return { read: true, passed: found.numPassedTests, failures };
}

function nameOf({ file, test }) {
  return `${file} › ${test}`;
}

function playwrightCounts() {
  const found = readResult("playwright.json");
  if (!found) return { passed: 0, failures: [nameOf(unread)] };
  const { expected, flaky } = found.stats;
  const failures = found.suites.flatMap((suite) => named(suite, "unexpected"));
  retried.push(...found.suites.flatMap((suite) => named(suite, "flaky")));
  return { passed: expected + flaky, failures };
}

/** Those of Playwright's tests that ended like this. */
function named({ title, specs = [], suites = [] }, status, above = "") {
  const path = above === "" ? title : `${above} › ${title}`;
  const ended = specs.filter(({ tests }) => tests.some((test) => test.status === status));
  return [
    ...ended.map((spec) => `${path} › ${spec.title}`),
    ...suites.flatMap((suite) => named(suite, status, path)),
  ];
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(join(results, file), "utf8"));
  } catch (error) {
    console.error(`Cannot read the results of the run: ${error.message}`);
    return undefined;
  }
}
