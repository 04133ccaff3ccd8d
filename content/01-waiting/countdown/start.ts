import { run } from "asyncio";

export async function count(name: string, from: number) {
  // TODO: count down to 1, a second for each number, then lift off.
  console.log(`${name} ${from}`);
}

export async function countAll(names: string[], from: number) {
  // TODO: all at the same time.
  for (const name of names) await count(name, from);
}

await run(() => countAll(["red", "blue"], 3));
