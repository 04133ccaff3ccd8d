import { gather, run, sleep } from "asyncio";

async function connect(n: number) {
  await sleep(20 + n);
  return n;
}

async function main() {
  const numbers = Array.from({ length: 100 }, (_, n) => n);

  const open = await gather(numbers.map((n) => () => connect(n)));
  console.log(`together: ${open.length} connections`);

  for (const n of numbers) await connect(n);
  console.log("in turn: as many");
}

await run(main);
