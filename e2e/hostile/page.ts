// Lives in the attacked page, as its part of the suite: runs programs with the site's own client, feels
// how the page fares meanwhile, and tells over a channel, so that it can be asked whatever happens to
// the page's frame. What it tells is small: no trace of a million events leaves the page.
import { Client } from "../../src/runner/client.ts";
import type { Outcome, RunOptions, Script } from "../../src/runner/protocol.ts";
import { printLine } from "../../src/trace/text.ts";
import { type Fared, Meter } from "./meter.ts";
import { type Played, play } from "./player.ts";

export interface Brief extends Fared {
  readonly outcome: Outcome | null;
  /** How many `finished` events there were, and whether the last event was one. */
  readonly ends: number;
  readonly isLast: boolean;
  readonly events: number;
  /** The first and the last lines. */
  readonly lines: readonly string[];
  readonly wall: number;
}

export interface Asked {
  readonly id: number;
  readonly what: Question;
}

export type Question =
  | { readonly kind: "run"; readonly script: Script; readonly options: RunOptions }
  | { readonly kind: "play"; readonly source: string }
  | { readonly kind: "rest"; readonly milliseconds: number }
  | { readonly kind: "keeps" };

export interface Told {
  readonly id: number;
  readonly answer: Brief | Played | Fared | string;
}

const kept = 200;
const longest = 2000;

export function attend(runtime: string, frameUrl: string): void {
  const client = new Client({ frameUrl, runtime });
  const meter = new Meter();
  const asked = new BroadcastChannel("asked");
  const told = new BroadcastChannel("told");
  asked.onmessage = async ({ data: { id, what } }: MessageEvent<Asked>) => {
    const answer = await answerTo(what, client, meter);
    told.postMessage({ id, answer } satisfies Told);
  };
}

async function answerTo(what: Question, client: Client, meter: Meter): Promise<Told["answer"]> {
  switch (what.kind) {
    case "keeps":
      return keeps();
    case "rest":
      meter.begin();
      await new Promise((resolve) => setTimeout(resolve, what.milliseconds));
      return meter.end();
    case "play":
      return play(what.source, meter);
    case "run":
      return brief(client, meter, what);
    default:
      return what satisfies never;
  }
}

async function brief(
  client: Client,
  meter: Meter,
  run: Question & { readonly kind: "run" },
): Promise<Brief> {
  const began = performance.now();
  meter.begin();
  let [outcome, ends, isLast, events]: [Outcome | null, number, boolean, number] = [
    null,
    0,
    false,
    0,
  ];
  const [first, last]: [string[], string[]] = [[], []];
  for await (const batch of client.run(run.script, run.options).batches()) {
    for (const event of batch) {
      events += 1;
      isLast = event.type === "finished";
      if (event.type === "console") keep(first, last, printLine(event.values).slice(0, longest));
      if (event.type !== "finished") continue;
      ends += 1;
      outcome = event.outcome;
    }
  }
  const wall = Math.round(performance.now() - began);
  const lines = [...first, ...last.slice(-kept)];
  return { outcome, ends, isLast, events, lines, wall, ...(await meter.end()) };
}

function keep(first: string[], last: string[], text: string): void {
  if (first.length < kept) first.push(text);
  else if (last.push(text) > kept * 2) last.splice(0, kept);
}

/** All that a page of ours could keep, and what no program may add to it, as text. */
async function keeps(): Promise<string> {
  const databases = await indexedDB.databases();
  const workers = await navigator.serviceWorker.getRegistrations();
  const { held = [], pending = [] } = await navigator.locks.query();
  return JSON.stringify({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: databases.map(({ name }) => name),
    caches: await caches.keys(),
    workers: workers.length,
    locks: held.length + pending.length,
    address: location.href,
    title: document.title,
    // None yet, where the last frame died of the program's memory and the next is still to come.
    surplus: Math.max(0, document.querySelectorAll("iframe").length - 1),
    pwned: Reflect.get(globalThis, "pwned") ?? null,
    poison: Reflect.get({}, "poison") ?? Reflect.get({}, "poisoned") ?? null,
  });
}
