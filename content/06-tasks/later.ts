import { createTask, run, sleep } from "asyncio";

async function after<T>(ms: number, start: () => Promise<T>) {
  await sleep(ms);
  return start();
}

async function remind(text: string) {
  console.log(`reminder: ${text}`);
}

async function main() {
  const tea = createTask(() => after(4000, () => remind("the tea")));
  const soup = createTask(() => after(9000, () => remind("the soup")));
  await after(1000, () => remind("the toast"));
  await tea;
  soup.cancel();
  console.log("no soup today");
}

await run(main);
