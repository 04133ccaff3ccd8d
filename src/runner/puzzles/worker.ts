// A realm of its own for the corpus, as a Node worker: once plain, once instrumented with a recorder
// listening. Puzzles come as text and what they printed goes back.
import { parentPort, workerData } from "node:worker_threads";
import { install } from "../../sandbox/contextnotes.ts";
import { makeProxy } from "../../sandbox/natives.ts";
import { loadModule, playAll } from "./play.ts";
import type { Puzzle } from "./puzzle.ts";

export interface Job {
  readonly puzzles: readonly Puzzle[];
  readonly notes: "none" | "silent" | "recorded";
}

const job = workerData as Job;
const nothing = () => {};
const hooks = {
  frameEntered: nothing,
  frameSuspended: nothing,
  frameResumed: nothing,
  frameExited: nothing,
};
// Puzzles may leave rejections behind; only what they print counts.
process.on("unhandledRejection", nothing);
if (job.notes !== "none") {
  install(globalThis, job.notes === "recorded" ? hooks : null);
  // The sandbox tells proxies apart, so that looking at one never runs a trap.
  globalThis.Proxy = makeProxy();
}
parentPort?.postMessage(await playAll(job.puzzles, loadModule));
