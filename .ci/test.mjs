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
const unread = { passed: 0, failed: 1, failures: ["its results could not be read"] };
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
  suite("unit tests", "vitest", ["run", ...vitestReporters()], vitestCounts);
  const built = task("build", build);
  step("content gate", "node", ["src/cli/main.ts", "check"]);
  if (withBrowser) await browserTests(built);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed++;
}
if (retried.length > 0)
  console.log(`\nPassed at the second try:\n${retried.map((name) => `  ${name}`).join("\n")}`);
if (failures.length > 0)
  console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

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
  suite("browser tests", "playwright", ["test", "--reporter=line,json"], playwrightCounts, env);
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

/** A command whose own tests are counted; one that fails without a failed test counts as failed. */
function suite(name, command, args, readCounts, env = {}) {
  const ok = timed(name, () => run(command, args, env));
  const counts = readCounts();
  for (const test of counts.failures) failures.push(`${name}: ${test}`);
  if (!ok && counts.failed === 0) {
    failures.push(`${name}: ended with an error though no test failed`);
    counts.failed = 1;
  }
  count(counts);
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

function vitestReporters() {
  return [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${join(results, "vitest.json")}`,
  ];
}

function vitestCounts() {
  const found = readResult("vitest.json");
  if (!found) return unread;
  const failures = found.testResults.flatMap(({ name, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === "failed");
    return failed.map(({ fullName }) => `${file} › ${fullName}`);
  });
  return { passed: found.numPassedTests, failed: found.numFailedTests, failures };
}

function playwrightCounts() {
  const found = readResult("playwright.json");
  if (!found) return unread;
  const { expected, flaky, unexpected } = found.stats;
  const failures = found.suites.flatMap((suite) => named(suite, "unexpected"));
  retried.push(...found.suites.flatMap((suite) => named(suite, "flaky")));
  return { passed: expected + flaky, failed: unexpected, failures };
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
