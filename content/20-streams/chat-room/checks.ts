import {
  ConnectionError,
  createTask,
  Event,
  openConnection,
  type StreamReader,
  sleep,
  TimeoutError,
  waitFor,
} from "asyncio";
import { check } from "checks";
import { type Plan, serveRoom } from "./start.ts";

const minute = 60_000;
const hour = 60 * minute;

/** The name of a guest who is not slow, and the moments of all it hears. */
class Guest {
  readonly name: string;
  readonly heard: string[] = [];
  readonly times: number[] = [];
  readonly #plan: Plan;
  #line: Awaited<ReturnType<typeof openConnection>> | null = null;

  constructor(name: string, plan: Plan) {
    this.name = name;
    this.#plan = plan;
  }

  /** Connects, says the name and listens until the stream ends, which it notes as "end". */
  async enter() {
    this.#line = await openConnection({ port: this.#plan.port });
    const { reader } = this.#line;
    createTask(() => this.#listen(reader), { name: `${this.name} listens` });
    this.say(this.name);
    await sleep(1);
  }

  say(line: string) {
    this.#line?.writer.write(`${line}\n`);
  }

  /** Closes, both ways. */
  async leave() {
    this.#line?.writer.close();
    await sleep(1);
  }

  /** Ends its own stream and goes on listening. */
  async endStream() {
    this.#line?.writer.writeEof();
    await sleep(1);
  }

  async #listen(reader: StreamReader) {
    try {
      for await (const line of reader) this.#note(line);
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
    }
    this.heard.push("end");
    this.times.push(performance.now());
  }

  #note(line: Uint8Array) {
    // Long lines are filled up with x; the beginning tells them apart.
    this.heard.push(new TextDecoder().decode(line).replace(/( x+)?\n$/, ""));
    this.times.push(performance.now());
  }
}

/** How serving ended: so many milliseconds after stop, or not within an hour. */
type Ending = { readonly after: number } | "waits for ever";

/** Serves while `body` goes on, then asks for the end. */
async function evening(
  plan: Plan,
  body: () => PromiseLike<void>,
  ending: () => PromiseLike<void> = async () => {},
): Promise<Ending> {
  const stop = new Event();
  const serving = createTask(() => serveRoom(stop, plan), { name: "the room" });
  await sleep(1);
  await body();
  stop.set();
  const begin = performance.now();
  await ending();
  try {
    await waitFor(serving, hour);
  } catch (error) {
    if (error instanceof TimeoutError) return "waits for ever";
    throw error;
  }
  return { after: Math.round(performance.now() - begin) };
}

const closes = ["* the room closes", "end"];
const staysOpen =
  "stop was set, and serveRoom waits for guests who have no reason to go. Tell them, and close their connections: server.closeClients().";
const took = (ending: Ending | undefined) =>
  ending === "waits for ever" ? hour : (ending?.after ?? 0);

check("everybody hears who comes and what is said", async (t) => {
  const plan = { port: t.number(7001, 7999), limit: 100_000, idle: minute };
  const [first, second] = t.pick([
    ["ann", "ben"],
    ["ida", "joe"],
  ]);
  const number = t.number(10, 99);
  const a = new Guest(first, plan);
  const b = new Guest(second, plan);
  const c = new Guest("cat", plan);
  const done = await t.run(() =>
    evening(plan, async () => {
      for (const guest of [a, b, c]) await guest.enter();
      a.say(`is it ${number}?`);
      await sleep(1);
      c.say("no");
      await sleep(1);
    }),
  );
  t.spot(
    "A guest hears only what that guest says. Keep a Map of all who are in the room, outside the function that serves one of them, and write to every writer in it.",
  )(b.heard.some((line) => line.startsWith(`${first}:`))).toBe(false);
  t.spot(staysOpen)(took(done.value) > 1000).toBe(true);
  const talk = [`${first}: is it ${number}?`, "cat: no", ...closes];
  const came = `* ${second} joined`;
  t.expect(a.heard).toBe(["* here: nobody", came, "* cat joined", ...talk]);
  t.expect(b.heard).toBe([`* here: ${first}`, "* cat joined", ...talk]);
  t.expect(c.heard).toBe([`* here: ${first}, ${second}`, ...talk]);
  t.expect(done).toReturn({ after: 0 });
});

check("a name is taken once, and is free again", async (t) => {
  const plan = { port: t.number(7001, 7999), limit: 100_000, idle: minute };
  const name = t.pick(["ann", "ida"]);
  const ann = new Guest(name, plan);
  const other = new Guest(name, plan);
  const nameless = new Guest("", plan);
  const again = new Guest(name, plan);
  const ben = new Guest("ben", plan);
  await t.run(() =>
    evening(plan, async () => {
      for (const guest of [ann, ben, other, nameless]) await guest.enter();
      ann.say("still here");
      await sleep(1);
      await ann.leave();
      await again.enter();
    }),
  );
  const refused = ["* refused", "end"];
  t.expect(other.heard).toBe(refused);
  t.expect(nameless.heard).toBe(refused);
  t.spot(
    "Somebody was refused, and the others were told that they left. Who was never in the room can't leave it: refuse before the try whose finally takes the name out.",
  )(ben.heard.indexOf(`* ${name} left`)).toBe(1);
  t.expect(ben.heard).toBe([
    `* here: ${name}`,
    `${name}: still here`,
    `* ${name} left`,
    `* ${name} joined`,
    ...closes,
  ]);
  t.expect(again.heard).toBe(["* here: ben", ...closes]);
});

check("whoever leaves, however: the others hear it once", async (t) => {
  const plan = { port: t.number(7001, 7999), limit: 900_000, idle: minute };
  const ann = new Guest("ann", plan);
  const ben = new Guest("ben", plan);
  const hello = `hello ${t.number(10, 99)}`;
  const done = await t.run(() =>
    evening(plan, async () => {
      await ann.enter();
      await ben.enter();
      const cat = await openConnection({ port: plan.port });
      cat.writer.write("cat\n");
      await sleep(1);
      await ben.endStream();
      // Who goes while bytes wait to be read is gone with a reset, not with an end.
      for (let number = 0; number < 200; number++)
        ann.say(`${number} `.padEnd(2000, "x"));
      await sleep(1000);
      cat.writer.transport.abort();
      await sleep(1);
      ann.say(hello);
      await sleep(1);
    }),
  );
  const heard = ann.heard.filter((line) => !/^ann: \d/.test(line));
  const coming = ["* here: nobody", "* ben joined", "* cat joined"];
  t.spot(
    "cat's connection was reset, and nobody heard that cat left. A reset is an error of readline: tell the others in finally, and it is told however it ends.",
  )(heard).toBe([...coming, "* ben left", `ann: ${hello}`, ...closes]);
  t.spot(
    "cat did not read, and then ann, who spoke to all, was held up by it. Who tells something to all must not wait for one of them: no drain there.",
  )(heard.includes(`ann: ${hello}`)).toBe(false);
  t.spot(
    "ben has ended the stream and still waits for the end of yours. Close the writer, in finally.",
  )(ben.heard).toContain(closes[0]);
  t.expect(heard).toBe([
    ...coming,
    "* ben left",
    "* cat left",
    `ann: ${hello}`,
    ...closes,
  ]);
  t.expect(ben.heard.at(-1)).toBe("end");
  t.expect(done).toPrint([]);
  t.expect(done).toLoseNothing();
});

check("who says nothing for too long has left", async (t) => {
  const idle = t.number(20, 40) * 1000;
  const plan = { port: t.number(7001, 7999), limit: 100_000, idle };
  const ann = new Guest("ann", plan);
  const ben = new Guest("ben", plan);
  let nameless = "waits";
  const done = await t.run(() =>
    evening(plan, async () => {
      const begin = performance.now();
      const { reader, writer } = await openConnection({ port: plan.port });
      createTask(async () => {
        await reader.read();
        nameless = `end after ${Math.round(performance.now() - begin)} ms`;
        writer.close();
      });
      await ann.enter();
      await ben.enter();
      for (let times = 0; times < 3; times++) {
        await sleep(idle * 0.8);
        ann.say("still awake");
      }
      await sleep(1);
    }),
  );
  const awake = "ann: still awake";
  t.spot(
    "ann said something again and again, and was sent away. The time begins anew with each line: the limit belongs around readline, not around the loop.",
  )(ann.heard.filter((line) => line === awake).length).toBe(1);
  t.expect(ann.heard).toBe([
    "* here: nobody",
    "* ben joined",
    awake,
    "* ben left",
    awake,
    awake,
    ...closes,
  ]);
  t.expect(nameless).toBe(
    `end after ${idle} ms`,
    "A guest who never says a name is patient for ever, and you with it: the name is a line like the others, with the same limit.",
  );
  t.expect(done).toPrint([]);
  t.expect(done).toLoseNothing();
});

check("a slow reader holds nobody up", async (t) => {
  const limit = t.number(50, 90) * 1000;
  const plan = { port: t.number(7001, 7999), limit, idle: hour };
  const ann = new Guest("ann", plan);
  const ben = new Guest("ben", plan);
  const lines = 600;
  const times: number[] = [];
  await t.run(() =>
    evening(plan, async () => {
      // Comes in, and never reads a byte.
      const slow = await openConnection({ port: plan.port });
      slow.writer.write("slow\n");
      await ann.enter();
      await ben.enter();
      for (let number = 0; number < lines; number++) {
        times.push(performance.now());
        ann.say(`${number} `.padEnd(2000, "x"));
        // Three lines at a time, so that they are read without a pause between them.
        if (number % 3 === 2) await sleep(30);
      }
      await sleep(minute);
      slow.writer.transport.abort();
      await sleep(1);
    }),
  );
  const late = ben.heard
    .map((line, i) => [line, ben.times[i] ?? 0] as const)
    .filter(([line]) => line.startsWith("ann: "))
    .map(([, at], i) => at - (times[i] ?? 0));
  const latest = Math.round(Math.max(0, ...late));
  const annEnd = ann.times[ann.heard.indexOf("end")] ?? 0;
  t.spot(
    "Somebody was cut off, and the next line for all was written to their closed writer. That is a RuntimeError, and it ended the handler of the guest who spoke. Leave out whose writer.isClosing().",
  )(annEnd < (times.at(-1) ?? 0)).toBe(true);
  const heldUp = latest > 100 || late.length < lines;
  t.spot(
    `Somebody does not read, and ben heard ${late.length} of ann's ${lines} lines, up to ${latest} ms late. Who tells something to all must not wait for one of them: no drain there.`,
  )(late.length > 0 && heldUp).toBe(true);
  const left = ben.heard.indexOf("* slow left");
  t.spot(
    "Somebody never reads. You wrote more than a million bytes for them, and kept them in memory. Look at writer.transport.getWriteBufferSize() when you have written, and abort over the limit.",
  )(left > lines).toBe(true);
  t.expect(late.length).toBe(lines);
  t.expect(left).toBeAtLeast(2);
});

check("who is slow for a moment stays", async (t) => {
  const plan = { port: t.number(7001, 7999), limit: 600_000, idle: hour };
  const ann = new Guest("ann", plan);
  const lines = t.number(250, 300);
  let heard = 0;
  const done = await t.run(() =>
    evening(plan, async () => {
      const slow = await openConnection({ port: plan.port });
      slow.writer.write("slow\n");
      await ann.enter();
      for (let number = 0; number < lines; number++)
        ann.say(`${number} `.padEnd(2000, "x"));
      await sleep(5000);
      createTask(async () => {
        for await (const _ of slow.reader) heard += 1;
        slow.writer.close();
      });
      await sleep(1000);
    }),
  );
  t.spot(
    "Somebody paused for a moment, and was cut off although fewer bytes than the limit were waiting.",
  )(heard > 0 && heard < lines).toBe(true);
  // Who is here, ann's coming, and the room's closing.
  t.expect(heard).toBe(lines + 3);
  t.expect(done).toReturn({ after: 0 });
});

check("at the end everybody is told, and nothing is left", async (t) => {
  const plan = { port: t.number(7001, 7999), limit: 900_000, idle: hour };
  const ann = new Guest("ann", plan);
  const ben = new Guest("ben", plan);
  let late = "not tried";
  let nameless = "waits";
  const done = await t.run(() =>
    evening(
      plan,
      async () => {
        const { reader, writer } = await openConnection({ port: plan.port });
        createTask(async () => {
          await reader.read();
          nameless = "end";
          writer.close();
        });
        await ann.enter();
        await ben.enter();
      },
      async () => {
        await sleep(1);
        try {
          const { writer } = await openConnection({ port: plan.port });
          writer.transport.abort();
          late = "let in";
        } catch (error) {
          late = error instanceof Error ? error.name : "something else";
        }
      },
    ),
  );
  t.spot(staysOpen)(took(done.value) > 1000).toBe(true);
  t.expect(ann.heard).toBe(["* here: nobody", "* ben joined", ...closes]);
  t.expect(ben.heard).toBe(["* here: ann", ...closes]);
  t.expect(nameless).toBe("end");
  t.expect(late).toBe("ConnectionRefusedError");
  t.expect(done).toPrint([]);
  t.expect(done).toLeaveNothingBehind();
});

check("who does not take the last bytes is cut off", async (t) => {
  const plan = { port: t.number(7001, 7999), limit: 900_000, idle: hour };
  const ann = new Guest("ann", plan);
  const lines = t.number(250, 300);
  const done = await t.run(() =>
    evening(plan, async () => {
      const slow = await openConnection({ port: plan.port });
      slow.writer.write("slow\n");
      await ann.enter();
      for (let number = 0; number < lines; number++)
        ann.say(`${number} `.padEnd(2000, "x"));
      await sleep(1000);
    }),
  );
  t.spot(
    "Somebody does not read, and their connection can't close: the last bytes wait in your buffer. After a second, server.abortClients().",
  )(done.value).toBe("waits for ever");
  t.expect(ann.heard.slice(-2)).toBe(closes);
  t.expect(done).toReturn({ after: 1000 });
  t.expect(done).toPrint([]);
  t.expect(done).toLeaveNothingBehind();
});
