import {
  createTask,
  Event,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from "asyncio";

export interface Plan {
  readonly port: number;
  /** So many bytes may wait in a guest's writer. */
  readonly limit: number;
  /** So many milliseconds a guest may say nothing. */
  readonly idle: number;
}

export async function serveRoom(stop: Event, plan: Plan): Promise<void> {
  async function serve(reader: StreamReader, writer: StreamWriter) {
    const name = decode(await reader.readline());
    // TODO: a room that all guests share. So far each of them talks to itself.
    for await (const line of reader) writer.write(`${name}: ${decode(line)}\n`);
    writer.close();
  }
  const server = await startServer(serve, {
    host: "localhost",
    port: plan.port,
  });
  await stop.wait();
  server.close();
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
