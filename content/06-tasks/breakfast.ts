import { createTask, run, sleep } from "asyncio";

async function make(what: string, ms: number) {
  console.log(`${what}: begun`);
  await sleep(ms);
  console.log(`${what}: ready`);
  return what;
}

async function main() {
  const tea = createTask(() => make("tea", 3000));
  const toast = createTask(() => make("toast", 2000));
  await make("the table", 1000);
  const plate = await toast;
  const cup = await tea;
  console.log(`breakfast: ${plate} and ${cup}`);
}

await run(main);
