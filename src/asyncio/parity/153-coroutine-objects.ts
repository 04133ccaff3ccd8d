import { coroutine, createTask, gather, RuntimeError, run, sleep } from "asyncio";

const brew = coroutine(async (name: string) => {
  console.log("brewing", name);
  await sleep(1000);
  return name;
});

async function main() {
  const tea = brew("tea");
  console.log("nothing has happened yet");
  console.log(await tea);
  try {
    await tea;
  } catch (error) {
    if (error instanceof RuntimeError) console.log("RuntimeError");
  }
  console.log(...(await gather([brew("mate"), createTask(brew("coffee"))])));
}

await run(main);
