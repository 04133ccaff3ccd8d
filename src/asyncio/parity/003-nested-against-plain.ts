import { gather, run, sleep } from "asyncio";

async function down(level: number): Promise<void> {
  if (level === 0) await sleep(0);
  else await down(level - 1);
}

async function loop(name: string, level: number) {
  for (let i = 0; i < 4; i++) {
    await down(level);
    console.log(name, i);
  }
}

async function main() {
  await gather([() => loop("nested", 5), () => loop("plain", 0), () => loop("two", 2)]);
}

await run(main);
