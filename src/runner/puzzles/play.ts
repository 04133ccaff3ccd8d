// Plays a puzzle in whatever realm this runs in, and gives what it printed. How code is loaded is the
// caller's business, so that the same puzzles run plain and instrumented, in Node and in browsers.
import type { Puzzle } from "./puzzle.ts";

export type Load = (code: string) => Promise<unknown>;

export interface Played {
  readonly name: string;
  readonly printed: readonly string[];
}

/** Prints are text, so that they can be compared across realms. */
function show(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (Array.isArray(value)) return `[${value.map(show).join(" ")}]`;
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}

export async function playAll(puzzles: readonly Puzzle[], load: Load): Promise<Played[]> {
  const played: Played[] = [];
  for (const puzzle of puzzles) played.push(await play(puzzle, load));
  return played;
}

async function play({ name, code }: Puzzle, load: Load): Promise<Played> {
  const printed: string[] = [];
  const { setTimeout } = globalThis;
  Object.assign(globalThis, {
    log: (...values: unknown[]) => void printed.push(values.map(show).join(" ")),
    ticks: (count: number) => {
      let next = Promise.resolve();
      for (let tick = 1; tick <= count; tick += 1)
        next = next.then(() => void printed.push(`·${tick}`));
    },
  });
  try {
    await load(code);
  } catch (error) {
    printed.push(`threw ${show(error)}`);
  }
  // Whatever was left in microtasks, and in timers, of which no puzzle sets one longer than 5 ms.
  const rounds = code.includes("setTimeout") ? 3 : 1;
  for (let round = 0; round < rounds; round += 1) {
    await new Promise<void>((resolve) => void setTimeout(resolve, rounds === 1 ? 0 : 6));
  }
  return { name, printed };
}

/** Loads a module in Node or in a browser. */
export function loadModule(code: string): Promise<unknown> {
  // The same text twice must still be two modules.
  count += 1;
  const text = `${code}\n//${count}\n`;
  if (typeof process !== "undefined") {
    return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);
  }
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return import(/* @vite-ignore */ url).finally(() => URL.revokeObjectURL(url));
}

let count = 0;
