import { gather, run, sleep } from "asyncio";

export async function count(name: string, from: number) {
  for (let n = from; n > 0; n -= 1) {
    console.log(`${name} ${n}`);
    // Here the other rockets have their turn.
    await sleep(1000);
  }
  console.log(`${name}: lift-off`);
}

export async function countAll(names: string[], from: number) {
  // Functions, one for each rocket: gather starts them in this order.
  await gather(names.map((name) => () => count(name, from)));
}

await run(() => countAll(["red", "blue"], 3));
