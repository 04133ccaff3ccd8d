// What is painted of things and messages: how full a semaphore is, and only what can be in sight.
import { expect, test } from "vitest";
import { record } from "../trace/programs/support/record.ts";
import { Timeline } from "../trace/timeline.ts";
import { Scene } from "./timelinescene.ts";
import { shapesOf } from "./timelineshapes.ts";

async function sceneOf(source: string, length = 600): Promise<Scene> {
  const { events } = await record(source, "shapes");
  return new Scene(Timeline.of(events).story, { source, calls: "hidden", length, mostRoom: 8 });
}

const everything = (scene: Scene) =>
  shapesOf(scene, { from: 0, to: scene.axis.length, firstRow: 0, endRow: scene.rows.length }, 60);

test("a semaphore that never gets anything back is a third full after one of three", async () => {
  const scene = await sceneOf(`
    import { run, Semaphore, sleep } from "asyncio";
    await run(async () => {
      const limit = new Semaphore(3);
      await sleep(1000);
      await limit.acquire();
      await sleep(1000);
      await limit.acquire();
      await sleep(1000);
    });
  `);
  const levels = everything(scene).bars.filter(({ state }) => state === "level");
  expect(levels.map(({ full, word }) => [full, word])).toEqual([
    [1 / 3, "2 free"],
    [2 / 3, "1 free"],
  ]);
});

const chat = `
  import { openConnection, run, sleep, startServer } from "asyncio";
  export const scenario = { link: { latency: 100 } };
  await run(async () => {
    const server = await startServer(async (reader, writer) => {
      for (;;) if ((await reader.readline()).length === 0) break;
      writer.close();
    }, { host: "chat.test", port: 1 });
    const { writer } = await openConnection({ host: "chat.test", port: 1 });
    for (let line = 0; line < 20; line++) {
      writer.write("line\\n");
      await sleep(line === 9 ? 5000 : 30);
    }
    writer.close();
    await sleep(1000);
    server.close();
  });
`;

test("of messages the same are painted, piece by piece or all at once", async () => {
  const scene = await sceneOf(chat);
  const { length } = scene.axis;
  const pieces = Array.from({ length: 40 }, (_, at) => {
    const [from, to] = [(length * at) / 40, (length * (at + 1)) / 40];
    return shapesOf(scene, { from, to, firstRow: 0, endRow: scene.rows.length }, 60).flights;
  });
  const all = everything(scene).flights;
  expect(all.length).toBeGreaterThan(15);
  const inPieces = pieces.flat().map((flight) => JSON.stringify(flight));
  expect(new Set(inPieces)).toEqual(new Set(all.map((flight) => JSON.stringify(flight))));
  // Those of the first ten lines are over where the later ones are.
  expect(scene.story.messages.settledAt(scene.story.log.indexAt(4000))).toBe(10);
});

test("what is under way is the same as when all messages are looked at", async () => {
  const { messages, log } = (await sceneOf(chat)).story;
  for (let event = 0; event < log.length; event++) {
    const all = Array.from({ length: messages.length }, (_, at) => messages.get(at));
    const slow = all.filter((one) => one && one.sent <= event && one.arrived > event);
    expect(messages.underWayAt(event)).toEqual(slow);
  }
});
