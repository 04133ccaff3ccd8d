// How the page fares under each program of the hostile suite: its longest frame gap, whether its own
// main thread was kept or the machine had no time, and how soon a small program runs again. Between the
// programs the page rests: a gap that it has then, too, is the machine's.
import type { Browser } from "@playwright/test";
import type { Hostile } from "../e2e/hostile/case.ts";
import { endOf } from "../e2e/hostile/case.ts";
import { groups } from "../e2e/hostile/cases.ts";
import { type Field, openField } from "../e2e/hostile/field.ts";
import type { Fared } from "../e2e/hostile/meter.ts";
import { buildRuntime } from "../src/runner/bundle.ts";
import { compile } from "../src/runner/compile.node.ts";
import { defaults } from "../src/runner/options.ts";
import type { Script } from "../src/runner/protocol.ts";
import { site, withBrowser } from "./browser.ts";
import { median } from "./table.ts";

/** Nobody listens at it: what a program may reach is the suite's question. */
const address = "http://localhost:9";
const small = 'import { sleep } from "asyncio";\nawait sleep(5);\nconsole.log("well");';
/** Bars of what a reader feels. */
const smooth = 100;
const soon = 1000;
/** How long the page rests, once for so many programs. */
const rest = 1000;
const restEvery = 5;

/** In the sandbox alone, or in a playground with all that it shows. */
export type Where = "client" | "playground";

interface Measured extends Fared {
  readonly name: string;
  readonly end: string;
  readonly again: number;
}

export interface HostileOptions {
  readonly where: Where;
  readonly rounds: number;
  /** Only programs with this in their name. */
  readonly only: string;
}

export async function hostileBench(path: string, options: HostileOptions): Promise<void> {
  await withBrowser(path, async (browser) => {
    const found: Measured[] = [];
    const rested: Fared[] = [];
    for (let round = 0; round < options.rounds; round++) {
      console.log(`\nHostile programs in the ${options.where}, round ${round + 1}`);
      await attackAll(browser, options, found, rested);
    }
    summarize(found, rested);
  });
}

async function attackAll(
  browser: Browser,
  { where, only }: HostileOptions,
  found: Measured[],
  rested: Fared[],
): Promise<void> {
  const path = where === "client" ? "glossary/" : "coroutines/";
  const field = await openField(browser, path, { baseURL: site });
  const attack = where === "client" ? await attacker(field) : await player(field);
  const cases = Object.values(groups).flat();
  for (const [index, hostile] of cases.filter(({ name }) => name.includes(only)).entries()) {
    if (index % restEvery === 0) rested.push(tell("(at rest)", await field.rest(rest)));
    const measured = await attack(hostile);
    if (measured !== null) found.push(tell(measured.name, measured));
  }
  await field.close();
}

type Attack = (hostile: Hostile) => Promise<Measured | null>;

/** Programs that the compiler refuses are not run at all. */
async function attacker(field: Field): Promise<Attack> {
  const well = await scriptOf(small);
  if (well === null) throw new Error("Cannot measure: the small program is refused");
  await field.run(well, defaults);
  return async ({ name, source }) => {
    const script = await scriptOf(source.replaceAll("LEAK", address));
    if (script === null) return null;
    const fared = await field.run(script, defaults);
    const { wall } = await field.run(well, defaults);
    return { ...fared, name, end: fared.outcome ? endOf(fared.outcome) : "", again: wall };
  };
}

async function player(field: Field): Promise<Attack> {
  // The editor and the compiler come with the first program.
  await field.play(small);
  return async ({ name, source }) => {
    const fared = await field.play(source.replaceAll("LEAK", address));
    const { wall } = await field.play(small);
    return { ...fared, name, end: fared.findings || fared.status, again: wall };
  };
}

async function scriptOf(source: string): Promise<Script | null> {
  const { modules } = await buildRuntime();
  const result = await compile({ entry: "main.ts", files: { "main.ts": source } }, modules);
  return result.kind === "compiled" ? result.script : null;
}

function tell<Told extends Fared & { end?: string; again?: number }>(
  name: string,
  told: Told,
): Told {
  const { gap, still, task, by, end, again } = told;
  const mark = gap > smooth ? "!" : " ";
  const next = again === undefined ? "" : `, next ${again}${again > soon ? " !" : ""}`;
  const kept = task === 0 ? "" : `, task ${task} (${by})`;
  console.log(`${mark} ${name}: gap ${gap}, still ${still}${kept}${next}  ${end ?? ""}`);
  return told;
}

function summarize(found: readonly Measured[], rested: readonly Fared[]): void {
  const gaps = found.map(({ gap }) => gap);
  const idle = rested.map(({ gap }) => gap);
  const over = found.filter(({ gap }) => gap > smooth);
  const busy = over.filter(({ task }) => task > smooth);
  const late = found.filter(({ again }) => again > soon);
  const most = (values: readonly number[]) => Math.max(0, ...values);
  console.log(`
  frame gap: median ${median(gaps)} ms, longest ${most(gaps)} ms; at rest ${median(idle)} and ${most(idle)} ms
  over ${smooth} ms: ${over.length} of ${gaps.length}, by a task of the page itself: ${busy.length}; at rest ${idle.filter((gap) => gap > smooth).length} of ${idle.length}
  the small program afterwards: median ${median(found.map(({ again }) => again))} ms, longest ${most(found.map(({ again }) => again))} ms, over ${soon} ms: ${late.length}`);
}
