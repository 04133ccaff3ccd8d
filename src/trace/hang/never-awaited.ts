import { coroutine, run, sleep } from "asyncio";

const brew = coroutine(async function brew(cup: string) {
  await sleep(10);
  console.log("brewed", cup);
});

async function main() {
  brew("tea");
  await sleep(20);
}

await run(main);

// says: neverAwaited: brew() was called at line 9 and never awaited, so nothing of it ran
