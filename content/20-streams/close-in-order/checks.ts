import {
  createTask,
  Event,
  gather,
  openConnection,
  type StreamReader,
  type StreamWriter,
  sleep,
  TimeoutError,
  waitFor,
} from "asyncio";
import { check } from "checks";
import { serveUntil } from "./start.ts";

const hour = 3_600_000;
const encoded = new TextEncoder();
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Serves as long as the client's line says, in milliseconds, and says when it is done or cut short. */
async function serve(reader: StreamReader, writer: StreamWriter) {
  const ms = Number(decode(await reader.readline()));
  let word = "not done";
  try {
    await sleep(ms);
    word = "done";
  } finally {
    writer.write(`${word}\n`);
    writer.close();
  }
}

/** What one client hears, and how long it was there. */
async function visit(port: number, ms: number) {
  const begin = performance.now();
  const { reader, writer } = await openConnection({ port });
  writer.write(encoded.encode(`${ms}\n`));
  let heard = "nothing, and waits";
  try {
    heard = decode(await waitFor(reader.read(), hour)).trim();
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
  }
  writer.close();
  return [heard, Math.round(performance.now() - begin)];
}

interface Evening {
  readonly port: number;
  readonly grace: number;
  readonly handle: (r: StreamReader, w: StreamWriter) => Promise<void>;
  /** From the beginning on. */
  readonly stopsAt: number;
}

/** Serves while `visits` happen; gives what they give, what serving returned, and how long after stop. */
async function evening<T>(
  { port, grace, handle, stopsAt }: Evening,
  visits: () => PromiseLike<T>,
) {
  const stop = new Event();
  const begin = performance.now();
  const serving = createTask(async () => {
    const sentAway = await serveUntil(stop, handle, port, grace);
    return [sentAway, Math.round(performance.now() - begin - stopsAt)] as const;
  });
  await sleep(0);
  await sleep(0);
  const visiting = createTask(async () => await visits());
  await sleep(stopsAt - (performance.now() - begin));
  stop.set();
  const [sentAway, after] = await waitFor(serving, 2 * hour);
  return { seen: await visiting, sentAway, after };
}

const sleepsAlways =
  "The last client had left, and you waited on until the time was over. Wait for those inside, with a limit; a sleep waits for nobody.";

check("those inside may finish", { schedules: 3 }, async (t) => {
  const port = t.number(7001, 7999);
  const times = [t.number(1, 4) * 100, t.number(21, 29) * 100, 3500];
  const plan = { port, grace: 5000, handle: serve, stopsAt: 1000 };
  const done = await t.run(() =>
    evening(plan, () => gather(times.map((ms) => () => visit(port, ms)))),
  );
  const words = done.value?.seen.map(([heard]) => heard) ?? [];
  const after = done.value?.after;
  t.spot(
    "Clients who were nearly done were sent away when the server was asked to stop. Let them finish, and cancel who is left when the time is over.",
  )(words.some((word) => word === "not done" || word === "")).toBe(true);
  t.spot(
    "serveUntil returned while clients were still inside: server.close() shuts the door, and waits for nobody.",
  )(after).toBe(0);
  t.spot(sleepsAlways)(after).toBe(5000);
  const seen = times.map((ms) => ["done", ms]);
  t.expect(done).toReturn({ seen, sentAway: 0, after: 2500 });
});

check("nobody inside, nothing to wait for", async (t) => {
  const port = t.number(7001, 7999);
  const plan = { port, grace: 5000, handle: serve, stopsAt: 1000 };
  const done = await t.run(() => evening(plan, () => visit(port, 300)));
  t.spot(sleepsAlways)(done.value?.after).toBe(5000);
  t.expect(done).toReturn({ seen: ["done", 300], sentAway: 0, after: 0 });
});

check("the door is shut at once", async (t) => {
  const port = t.number(7001, 7999);
  const late = t.number(1001, 3000);
  const plan = { port, grace: 5000, handle: serve, stopsAt: 1000 };
  const done = await t.run(() =>
    evening(plan, () =>
      gather(
        [
          () => visit(port, 4000),
          async () => {
            await sleep(late);
            return await visit(port, 10);
          },
        ],
        { returnExceptions: true },
      ).then(([soup, stew]) => [
        soup,
        stew instanceof Error ? stew.name : stew,
      ]),
    ),
  );
  t.spot(
    "The server had been asked to stop, and somebody new came in. Shut the door first, then wait.",
  )(done.value?.seen[1]).toBe(["done", 10]);
  t.expect(done).toReturn({
    seen: [["done", 4000], "ConnectionRefusedError"],
    sentAway: 0,
    after: 3000,
  });
});

check(
  "who is late is cancelled, and cleans up",
  { schedules: 3 },
  async (t) => {
    const port = t.number(7001, 7999);
    const grace = t.number(2, 8) * 1000;
    const stays = t.number(2, 5);
    let asked = 0;
    let cleaned = 0;
    async function handle(reader: StreamReader, writer: StreamWriter) {
      try {
        await serve(reader, writer);
      } catch (error) {
        asked += 1;
        // Cleaning up takes a while.
        await sleep(500);
        cleaned += 1;
        throw error;
      }
    }
    const plan = { port, grace, handle, stopsAt: 1000 };
    let askedInTime = -1;
    let cleanedInTime = -1;
    const done = await t.run(async () => {
      const ended = await evening(plan, () =>
        gather(
          [1500, ...Array<number>(stays).fill(2 * hour)].map(
            (ms) => () => visit(port, ms),
          ),
        ),
      );
      askedInTime = asked;
      cleanedInTime = cleaned;
      return ended;
    });
    t.spot(
      "One client stays for hours, and the server waits for it. Waiting for those inside needs a limit: the grace.",
    )((done.value?.after ?? hour) >= hour / 2).toBe(true);
    t.spot(
      "The connections were closed, and their handlers go on: a handler that sleeps does not notice. Cancel their tasks.",
    )([askedInTime, cleanedInTime]).toBe([0, 0]);
    t.spot(
      "The late ones were cancelled, and serveUntil returned while they were still cleaning up. cancel only asks: wait for them.",
    )(done.value?.after).toBe(grace);
    const late = Array<unknown>(stays).fill(["not done", 1000 + grace]);
    t.expect(done).toReturn({
      seen: [["done", 1500], ...late],
      sentAway: stays,
      after: grace + 500,
    });
    t.expect(cleanedInTime).toBe(stays);
    t.expect(done).toLeaveNothingBehind();
  },
);

check("work after the goodbye counts, too", async (t) => {
  const port = t.number(7001, 7999);
  const tidying = t.number(15, 25) * 100;
  let tidied = 0;
  async function handle(_: StreamReader, writer: StreamWriter) {
    writer.write("bye\n");
    writer.close();
    await sleep(tidying);
    tidied += 1;
  }
  const plan = { port, grace: 5000, handle, stopsAt: 1000 };
  let tidiedInTime = -1;
  const done = await t.run(async () => {
    const ended = await evening(plan, () => visit(port, 0));
    tidiedInTime = tidied;
    return ended;
  });
  t.spot(
    "A handler had closed its connection and was still at work, and serveUntil returned. waitClosed waits for connections; wait for the handlers.",
  )(tidiedInTime).toBe(0);
  t.expect(tidiedInTime).toBe(1);
  t.expect(done).toReturn({
    seen: ["bye", 0],
    sentAway: 0,
    after: tidying - 1000,
  });
});

check("a client who does not read holds nobody up", async (t) => {
  const port = t.number(7001, 7999);
  const grace = t.number(2, 8) * 1000;
  async function handle(_: StreamReader, writer: StreamWriter) {
    writer.write(new Uint8Array(2_000_000));
    await writer.drain();
  }
  const plan = { port, grace, handle, stopsAt: 1000 };
  const done = await t.run(() =>
    evening(plan, async () => {
      const { writer } = await openConnection({ port });
      await sleep(2 * hour);
      writer.transport.abort();
      return "never read";
    }),
  );
  t.spot(
    "A client does not read, and its connection can't close: the last bytes wait in its buffer for ever. When the time is over, abort such connections.",
  )((done.value?.after ?? hour) >= hour / 2).toBe(true);
  t.expect(done).toReturn({ seen: "never read", sentAway: 1, after: grace });
});

check("a handler that forgets to close is closed", async (t) => {
  const port = t.number(7001, 7999);
  const word = t.pick(["soup", "stew"]);
  async function handle(_: StreamReader, writer: StreamWriter) {
    writer.write(word);
  }
  const plan = { port, grace: 5000, handle, stopsAt: 1000 };
  const done = await t.run(() => evening(plan, () => visit(port, 0)));
  t.expect(done).toReturn({ seen: [word, 0], sentAway: 0, after: 0 });
});
