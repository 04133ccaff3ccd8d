import { run, sleep } from "asyncio";

async function ask(shop: string) {
  console.log(`${shop}: asked`);
  await sleep(3000);
  console.log(`${shop}: answered`);
}

async function main() {
  const north = ask("north");
  const south = ask("south");
  await north;
  await south;
  console.log("both answered");
}

await run(main);
