// The wait comes before the number.
// says: The first number comes one second late: print first, then wait.
import { gather, sleep } from "asyncio";

export async function count(name: string, from: number) {
  for (let n = from; n > 0; n -= 1) {
    await sleep(1000);
    console.log(`${name} ${n}`);
  }
  console.log(`${name}: lift-off`);
}

export async function countAll(names: string[], from: number) {
  await gather(names.map((name) => () => count(name, from)));
}
