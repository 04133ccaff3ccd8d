// One rocket after the other.
// says: A rocket begins to count when the one before is in the air: the
// await in the loop holds it back.
import { sleep } from "asyncio";

export async function count(name: string, from: number) {
  for (let n = from; n > 0; n -= 1) {
    console.log(`${name} ${n}`);
    await sleep(1000);
  }
  console.log(`${name}: lift-off`);
}

export async function countAll(names: string[], from: number) {
  for (const name of names) await count(name, from);
}
