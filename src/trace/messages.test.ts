// Who sent what to whom, found in the events of whole programs.
import { expect, test } from "vitest";
import { played } from "../sandbox/programs/support/play.ts";
import type { MessageEnd } from "./messages.ts";
import { Moments } from "./moment.ts";
import { program } from "./programs/support/record.ts";
import { Timeline } from "./timeline.ts";

async function told(source: string, options = {}) {
  const { events } = await played(source, options);
  const { story } = Timeline.of(events);
  const { labels, sentences } = new Moments(story, source);
  const end = ({ lane, object }: MessageEnd) =>
    lane >= 0 ? labels.of(lane) : (story.resources.get(object)?.name ?? "");
  const messages = Array.from({ length: story.messages.length }, (_, at) => {
    const message = story.messages.get(at);
    if (!message) throw new Error(`Cannot find message ${at}`);
    const { from, to, sent, arrived, text } = message;
    const when = arrived < 0 ? null : story.log.at.at(arrived);
    return { from: end(from), to: end(to), text, sent: story.log.at.at(sent), arrived: when };
  });
  const steps = Array.from({ length: story.steps.length }, (_, at) =>
    sentences.of(story.steps.at(at)),
  );
  return { story, messages, steps };
}

test("echo server: every word goes from its client to the task that serves it, and back", async () => {
  const { messages, steps } = await told(program("echo-server"));
  const ways = new Set(messages.map(({ from, to, text }) => `${from} > ${to}: ${text.trim()}`));
  expect([...ways].sort()).toEqual([
    "ann > echo 1: one",
    "ann > echo 1: two",
    "ben > echo 2: one",
    "ben > echo 2: two",
    "echo 1 > ann: one",
    "echo 1 > ann: two",
    "echo 2 > ben: one",
    "echo 2 > ben: two",
  ]);
  expect(steps).toContain("ann sends 127.0.0.1 “one”, 4 bytes");
  expect(steps).toContain("“echo 1” sends its client “one”, 4 bytes");
  expect(steps).toContain(
    "what ann sent arrives and wakes “echo 1”, which waited for reader.readline()",
  );
});

const asking = `
import { openConnection, run } from "asyncio";
await run(async function ask() {
  const { reader, writer } = await openConnection({ host: "far.test", port: 7 });
  writer.write("hello\\n");
  await reader.readline();
  writer.close();
  await writer.waitClosed();
});
`;

test("what goes to a simulated host ends at its row, and what it answers wakes who waited", async () => {
  const hosts = { "far.test": { latency: 40, services: { 7: { echo: true } } } };
  const { messages, steps } = await told(asking, { scenario: { hosts } });
  expect(messages).toEqual([
    { from: "ask", to: "connections to far.test", text: "hello\n", sent: 80, arrived: null },
    { from: "connections to far.test", to: "ask", text: "", sent: 160, arrived: 160 },
  ]);
  expect(steps).toContain(
    "what far.test sent arrives and wakes ask, which waited for reader.readline()",
  );
});

const slow = `
import { openConnection, run, sleep, startServer } from "asyncio";
await run(async () => {
  const heard = (async (reader, writer) => { await sleep(500); await reader.read(); writer.close(); });
  const server = await startServer(heard, { host: "127.0.0.1", port: 7000 });
  const { reader, writer } = await openConnection({ host: "127.0.0.1", port: 7000 });
  writer.write("early");
  await sleep(900);
  writer.close();
  server.close();
});
`;

test("what nobody waits for wakes nobody", async () => {
  const { messages, steps } = await told(slow);
  expect(messages).toMatchObject([{ text: "early", to: "", arrived: 0 }]);
  expect(steps.filter((step) => step.includes("arrives and wakes"))).toEqual([]);
});

test("a message is under way from its sending to its arrival", async () => {
  const { story } = await told(program("echo-server"));
  const first = story.messages.get(0);
  if (!first) throw new Error("Cannot find a message");
  expect(story.messages.underWayAt(first.sent - 1)).toEqual([]);
  expect(story.messages.underWayAt(first.sent)).toEqual([first]);
  expect(story.messages.underWayAt(first.arrived)).not.toContain(first);
});

const twoAtOnce = `
import { openConnection, run, sleep, startServer } from "asyncio";
export const scenario = { link: { latency: 100 } };
async function ann(_reader, writer) { await sleep(1000); writer.write("a\\n"); await sleep(2000); writer.close(); }
async function carl(_reader, writer) { await sleep(850); writer.write("c\\n"); await sleep(2000); writer.close(); }
await run(async function bob() {
  const first = await startServer(ann, { host: "chat.test", port: 1 });
  const second = await startServer(carl, { host: "chat.test", port: 2 });
  const one = await openConnection({ host: "chat.test", port: 1 });
  const two = await openConnection({ host: "chat.test", port: 2 });
  await one.reader.readline();
  await two.reader.readline();
});
`;

test("whoever is woken by one message is not told of another one that was under way", async () => {
  const { messages, steps } = await told(twoAtOnce);
  expect(messages).toMatchObject([
    { from: "ann", sent: 1300, arrived: 1400 },
    { from: "carl", sent: 1350, arrived: 1450 },
  ]);
  expect(steps.filter((step) => step.includes("arrives and wakes"))).toEqual([
    "what ann sent arrives and wakes bob, which waited for one.reader.readline()",
    "what carl sent arrives and wakes bob, which waited for two.reader.readline()",
  ]);
});
