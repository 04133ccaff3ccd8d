import { gather, run, sleep } from "asyncio";

function blockFor(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

export async function askShop(shop: string, ms: number) {
  console.log(`${shop}: asked`);
  // TODO: this holds on to the thread.
  blockFor(ms);
  return `${shop} has ${ms / 100}`;
}

async function turnWheel() {
  for (const sign of ["|", "/", "-", "\\"]) {
    console.log(sign);
    await sleep(500);
  }
}

async function page() {
  const north = () => askShop("north", 1200);
  const south = () => askShop("south", 1800);
  const [one, two] = await gather([north, south, turnWheel]);
  console.log(`${one}, ${two}`);
}

await run(page);
