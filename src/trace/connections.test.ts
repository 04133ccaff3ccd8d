import { expect, test } from "vitest";
import { played } from "../sandbox/programs/support/play.ts";
import { Moments } from "./moment.ts";
import { Timeline } from "./timeline.ts";

const source = `
import { openConnection, run, sleep, startServer } from "asyncio";
await run(async () => {
  const server = await startServer((_, writer) => writer.close(), { host: "127.0.0.1", port: 7000 });
  const { reader, writer } = await openConnection({ host: "127.0.0.1", port: 7000 });
  await reader.read();
  await sleep(50);
  writer.close();
  server.close();
  await openConnection({ host: "far.test", port: 80 }).catch(() => {});
});
`;

test("connections are rows with the number that is open, and each change is a sentence", async () => {
  const scenario = { hosts: { "far.test": { connect: "refused" as const, latency: 10 } } };
  const { events } = await played(source, { scenario });
  const { story } = Timeline.of(events);
  const rows = [...story.resources].filter(({ of }) => of === "Connections");
  expect(rows.map(({ name }) => name)).toEqual([
    "connections to 127.0.0.1",
    "clients of 127.0.0.1:7000",
    "connections to far.test",
  ]);
  const sizes = (object: number) =>
    Array.from(
      { length: story.resources.changesUpTo(object, story.log.length) },
      (_, change) => story.resources.state(object, change).size,
    );
  expect(rows.map(({ object }) => sizes(object))).toEqual([
    [1, 1, 0],
    [1, 1, 0],
    [1, 0],
  ]);
  const { sentences } = new Moments(story, source);
  const told: string[] = [];
  for (let event = 0; event < story.log.length; event++) {
    if (story.log.type(event).startsWith("connection")) told.push(sentences.of(event));
  }
  expect(told).toContain("“line 3” begins to connect to 127.0.0.1");
  expect(told).toContain("a client connects to 127.0.0.1:7000");
  expect(told).toContain("the connection to far.test is lost");
});
