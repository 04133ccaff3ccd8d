import { run, sleep } from "asyncio";

export async function answer() {
  // TODO: print "thinking", wait for one second, return 42.
  return 0;
}

export async function greet(name: string, ms: number) {
  // TODO: wait for ms milliseconds, return "hello, " and the name.
  await sleep(0);
  return `${name} ${ms}`;
}

async function main() {
  console.log(await answer());
  console.log(await greet("Ada", 500));
}

await run(main);
