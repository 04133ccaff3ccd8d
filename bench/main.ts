// `npm run bench`: prints what we measure, side by side. It never fails for being slow.
import { findChromium } from "../.ci/chromium.mjs";
import { browserBench } from "./browser.ts";
import { gradeBench } from "./grade.ts";
import { gradeBrowserBench } from "./gradebrowser.ts";
import { growthBench } from "./growth.ts";
import { hostileBench } from "./hostile.ts";
import { libraryBench } from "./library.ts";
import { lighthouseBench } from "./lighthouse.ts";
import { notesBench } from "./notes.ts";
import { pythonBench } from "./python.ts";
import { print } from "./table.ts";
import { timelineBench } from "./timeline.ts";

const only = process.argv[2];

if (!only || only === "browser") {
  print("In the browser", await browserBench(findChromium()));
}
if (!only || only === "python") {
  print("The same program in both languages", await pythonBench(findChromium()));
}
if (!only || only === "timeline") {
  print("Looking at a million events", await timelineBench(findChromium()));
}
if (!only || only === "lighthouse") {
  print("Lighthouse, out of 100", await lighthouseBench(findChromium()));
}
if (!only || only === "notes") print("What the notes cost in Node", await notesBench());

if (!only || only === "grade") {
  print("Grading in Node", await gradeBench());
  print("Grading in the browser", await gradeBrowserBench(findChromium()));
}

if (!only || only === "library") await libraryBench();
if (!only || only === "growth") await growthBench();

// Takes minutes, so it is only run by its name: `npm run bench hostile [playground] [rounds] [name]`.
if (only === "hostile") {
  const [first, ...others] = process.argv.slice(3);
  const isPlayground = first === "playground";
  const [rounds = "1", name = ""] =
    isPlayground || first === undefined ? others : [first, ...others];
  const where = isPlayground ? "playground" : "client";
  await hostileBench(findChromium(), { where, rounds: Number(rounds), only: name });
}
