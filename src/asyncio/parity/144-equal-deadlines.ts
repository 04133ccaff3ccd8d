import { gather, run, sleep } from "asyncio";

async function sleeper(name: string, ...delays: number[]) {
  for (const delay of delays) await sleep(delay);
  console.log(name);
}

async function main() {
  await gather([
    () => sleeper("a 300", 300),
    () => sleeper("b 100+200", 100, 200),
    () => sleeper("c 200+100", 200, 100),
    () => sleeper("d 300", 300),
    () => sleeper("e 0+300", 0, 300),
    () => sleeper("f 100+100+100", 100, 100, 100),
  ]);
}

await run(main);
