// Everybody is started, and nobody is waited for.
// says: countAll returned while the rockets were counting, and the end of
// the program stopped them. Something must wait for all of them.
import { createTask, sleep } from "asyncio";

export async function count(name: string, from: number) {
  for (let n = from; n > 0; n -= 1) {
    console.log(`${name} ${n}`);
    await sleep(1000);
  }
  console.log(`${name}: lift-off`);
}

export async function countAll(names: string[], from: number) {
  for (const name of names) createTask(() => count(name, from));
}
