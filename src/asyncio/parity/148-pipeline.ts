import { Queue, run, sleep, taskGroup } from "asyncio";

type Items = Queue<string | null>;

async function stage(source: Items, target: Items, ms: number, text: string) {
  for (let item = await source.get(); item !== null; item = await source.get()) {
    await sleep(ms);
    await target.put(item + text);
  }
  await target.put(null);
}

async function main() {
  const [first, second, third]: [Items, Items, Items] = [new Queue(2), new Queue(2), new Queue(2)];
  await taskGroup(async (group) => {
    group.createTask(() => stage(first, second, 300, ">"));
    group.createTask(() => stage(second, third, 500, "|"));
    group.createTask(async () => {
      for (const item of "abcde") {
        await first.put(item);
        console.log("fed", item);
      }
      await first.put(null);
    });
    for (let item = await third.get(); item !== null; item = await third.get()) {
      console.log("out", item);
    }
  });
}

await run(main);
