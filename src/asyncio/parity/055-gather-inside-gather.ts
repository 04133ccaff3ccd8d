import { createTask, gather, run, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

async function leaf(name: string, turns: number) {
  for (let i = 0; i < turns; i++) await sleep(0);
  return name;
}

async function main() {
  createTask(ticker);
  const inner = gather([() => leaf("a", 1), () => leaf("b", 2)]);
  const other = gather([() => leaf("c", 3)]);
  const [[a, b], [c], d] = await gather([inner, other, () => leaf("d", 1)]);
  console.log(a, b, c, d, tick);
}

await run(main);
