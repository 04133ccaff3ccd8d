// A wait that nobody waits for.
// says: The answer is there at once, as if the shop had not been asked:
// sleep makes a wait, and it is await that waits for it.
import { sleep } from "asyncio";

export async function askShop(shop: string, ms: number) {
  console.log(`${shop}: asked`);
  sleep(ms);
  return `${shop} has ${ms / 100}`;
}
