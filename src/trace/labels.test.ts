// What tasks and waits are called in the picture, the list and the console.
import { expect, test } from "vitest";
import { Labels } from "./labels.ts";
import { program, record } from "./programs/support/record.ts";
import { Timeline } from "./timeline.ts";

async function named(source: string) {
  const { events } = await record(source);
  const { story } = Timeline.of(events);
  const labels = new Labels(story, source);
  const tasks = [...story.lanes].filter(({ kind }) => kind === "task");
  const waits = Array.from({ length: story.waits.length }, (_, at) => story.waits.get(at));
  return {
    tasks: tasks.map(({ index }) => labels.of(index)),
    waits: new Set(waits.map((wait) => wait && labels.wait(wait))),
  };
}

const unnamed = `import { createTask, gather, run, sleep } from "asyncio";
class Shop {
  door: unknown;
  open() {
    this.door = createTask(async () => sleep(50));
  }
}
async function main() {
  const list = [];
  for (let n = 1; n < 4; n++) list.push(createTask(async () => { await sleep(n); }));
  let later;
  later = createTask(async () => sleep(30));
  new Shop().open();
  await gather([
    async () => { await sleep(10); },
    async () => { await sleep(20); },
  ]);
  await gather([...list, later]);
}
await run(main);
`;

test("a task without a name is called after its variable, its field, its function, or the line of its code", async () => {
  const { tasks } = await named(unnamed);
  expect(tasks).toEqual([
    "main",
    "line 10a",
    "line 10b",
    "line 10c",
    "later",
    "door",
    "line 15",
    "line 16",
  ]);
});

test("outside of all tasks, too, a wait for a task says that it is one", async () => {
  const { waits } = await named(program("two-cooks"));
  expect(waits).toContain("task soup");
});

test("who waits behind a shield says so", async () => {
  const { waits } = await named(program("shield"));
  expect(waits).toContain("task save, shielded");
  expect(waits).toContain("task save");
});

test("a loop that awaits tells what it goes through", async () => {
  const { waits } = await named(`import { openConnection, run, sleep, startServer } from "asyncio";
const at = { host: "127.0.0.1", port: 7000 };
await run(async function main() {
  const server = await startServer(async (_, writer) => {
    await sleep(5);
    writer.close();
  }, at);
  const { reader, writer } = await openConnection(at);
  for await (const line of reader) console.log(line.length);
  writer.close();
  server.close();
});
`);
  expect(waits).toContain("next of reader");
});
