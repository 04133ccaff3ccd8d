import {
  ConnectionError,
  createTask,
  Event,
  gather,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
  type Task,
  TimeoutError,
  waitFor,
} from "asyncio";

export interface Plan {
  readonly port: number;
  /** So many bytes may wait in a guest's writer. */
  readonly limit: number;
  /** So many milliseconds a guest may say nothing. */
  readonly idle: number;
}

export async function serveRoom(
  stop: Event,
  { port, limit, idle }: Plan,
): Promise<void> {
  const room = new Map<string, StreamWriter>();
  const inside = new Set<Task<void>>();

  // No await in here: nobody comes or goes in the middle, and nobody is waited for.
  function tell(line: string) {
    for (const writer of room.values()) {
      // On the way out already, and not yet out of the room.
      if (writer.isClosing()) continue;
      writer.write(`${line}\n`);
      // Too slow: the end of this connection ends the guest's loop, and that does the rest.
      if (writer.transport.getWriteBufferSize() > limit)
        writer.transport.abort();
    }
  }

  async function visit(reader: StreamReader, writer: StreamWriter) {
    const first = await waitFor(reader.readline(), idle);
    if (first.length === 0) return;
    const name = decode(first);
    // Between this question and room.set there is no await either.
    if (name === "" || room.has(name)) {
      writer.write("* refused\n");
      return;
    }
    const here = [...room.keys()].join(", ");
    writer.write(`* here: ${here || "nobody"}\n`);
    tell(`* ${name} joined`);
    room.set(name, writer);
    try {
      for (;;) {
        // The limit is for each line, and begins anew with the next.
        const line = await waitFor(reader.readline(), idle);
        if (line.length === 0) return;
        tell(`${name}: ${decode(line)}`);
      }
    } finally {
      // However it ended. First out of the room, then the news: it is for the others.
      room.delete(name);
      tell(`* ${name} left`);
    }
  }

  async function serve(reader: StreamReader, writer: StreamWriter) {
    try {
      await visit(reader, writer);
    } catch (error) {
      // Silence and a lost connection are ways to leave, not errors.
      if (error instanceof TimeoutError) return;
      if (!(error instanceof ConnectionError)) throw error;
    } finally {
      writer.close();
    }
  }

  const server = await startServer(
    async (reader, writer) => {
      // A task that we know, to wait for at the end.
      const task = createTask(() => serve(reader, writer));
      inside.add(task);
      task.addDoneCallback(() => inside.delete(task));
      await task;
    },
    { host: "localhost", port },
  );
  await stop.wait();
  server.close();
  tell("* the room closes");
  // What is written is still sent, to those without a name too; then their streams end.
  server.closeClients();
  try {
    await waitFor(server.waitClosed(), 1000);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    server.abortClients();
    await server.waitClosed();
  }
  // The connections are closed. The handlers are just learning it.
  await gather([...inside], { returnExceptions: true });
}

function decode(line: Uint8Array) {
  return new TextDecoder().decode(line).trim();
}

async function guest(name: string, comes: number, says: string) {
  await sleep(comes);
  const { reader, writer } = await openConnection({ port: 7000 });
  writer.write(`${name}\n`);
  await sleep(200);
  writer.write(`${says}\n`);
  for await (const line of reader) console.log(`[${name}]`, decode(line));
  writer.close();
}

await run(async () => {
  const stop = new Event();
  const plan = { port: 7000, limit: 100_000, idle: 30_000 };
  const serving = createTask(() => serveRoom(stop, plan), { name: "room" });
  await sleep(1);
  const guests = [
    createTask(() => guest("ann", 0, "anybody here?"), { name: "ann" }),
    createTask(() => guest("ben", 100, "hello"), { name: "ben" }),
  ];
  await sleep(1000);
  stop.set();
  await serving;
  console.log("the room is closed");
  for (const one of guests) one.cancel();
});
