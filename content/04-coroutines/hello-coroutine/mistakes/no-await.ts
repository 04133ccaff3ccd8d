// The pause is made, and nobody waits for it.
// says: answer did not wait. sleep(1000) only makes a wait; it is await that
// waits for it.
import { sleep } from "asyncio";

export async function answer() {
  console.log("thinking");
  sleep(1000);
  return 42;
}

export async function greet(name: string, ms: number) {
  await sleep(ms);
  return `hello, ${name}`;
}
