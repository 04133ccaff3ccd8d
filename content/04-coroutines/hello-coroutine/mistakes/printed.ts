// Printing is taken for returning.
// says: answer prints 42 but returns nothing: a caller that awaits it gets
// undefined.
import { sleep } from "asyncio";

export async function answer() {
  console.log("thinking");
  await sleep(1000);
  console.log(42);
}

export async function greet(name: string, ms: number) {
  await sleep(ms);
  console.log(`hello, ${name}`);
}
