import { gather, run, sleep } from "asyncio";

async function ask(shop: string) {
  console.log(`${shop}: asked`);
  await sleep(3000);
  console.log(`${shop}: answered`);
}

async function main() {
  await ask("north");
  await ask("south");
  console.log("in turn: done");

  await gather([() => ask("north"), () => ask("south")]);
  console.log("together: done");
}

await run(main);
