import { gather, run, sleep } from "asyncio";

export async function askShop(shop: string, ms: number) {
  console.log(`${shop}: asked`);
  // Paused, not busy: the wheel and the other shop have the thread meanwhile.
  await sleep(ms);
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
