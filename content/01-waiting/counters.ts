import { gather, run, sleep } from "asyncio";

async function count(name: string) {
  console.log(`${name}: one`);
  await sleep(1000);
  console.log(`${name}: two`);
}

async function main() {
  await count("Ada");
  await count("Ben");
  await count("Cleo");
  console.log("in turn: done");

  const names = ["Ada", "Ben", "Cleo"];
  await gather(names.map((name) => () => count(name)));
  console.log("together: done");
}

await run(main);
