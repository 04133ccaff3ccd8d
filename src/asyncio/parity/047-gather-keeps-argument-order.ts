import { gather, run, sleep } from "asyncio";

async function brew(name: string, ms: number) {
  await sleep(ms);
  console.log("ready", name);
  return name;
}

async function main() {
  console.log(
    ...(await gather([
      () => brew("tea", 3000),
      () => brew("egg", 1000),
      () => brew("toast", 2000),
    ])),
  );
  console.log((await gather([])).length);
}

await run(main);
