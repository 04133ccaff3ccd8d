import { run, sleep } from "asyncio";

export async function answer() {
  console.log("thinking");
  // Whoever awaits answer() waits here too; others may run meanwhile.
  await sleep(1000);
  return 42;
}

export async function greet(name: string, ms: number) {
  await sleep(ms);
  return `hello, ${name}`;
}

async function main() {
  console.log(await answer());
  console.log(await greet("Ada", 500));
}

await run(main);
