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

export type Handle = (
  reader: StreamReader,
  writer: StreamWriter,
) => Promise<void>;

export async function serveUntil(
  stop: Event,
  handle: Handle,
  port: number,
  grace: number,
): Promise<number> {
  const server = await startServer(handle, { host: "localhost", port });
  await stop.wait();
  server.close();
  // TODO: let them finish for as long as grace, then cancel those who are left.
  console.log(`closed, and nobody waits ${grace} ms for those inside`);
  return 0;
}

async function cook(reader: StreamReader, writer: StreamWriter) {
  const order = new TextDecoder().decode(await reader.readline()).trim();
  try {
    await sleep(order === "soup" ? 3000 : 60_000);
    writer.write(`${order} is served\n`);
  } finally {
    writer.close();
  }
}

async function guest(order: string) {
  const { reader, writer } = await openConnection({ port: 7000 });
  writer.write(`${order}\n`);
  const heard = new TextDecoder().decode(await reader.read()).trim();
  console.log(`${order}: ${heard || "nothing"}`);
  writer.close();
}

await run(async () => {
  const stop = new Event();
  const serving = createTask(() => serveUntil(stop, cook, 7000, 5000));
  await sleep(1);
  const guests = ["soup", "goose"].map((order) =>
    createTask(() => guest(order)),
  );
  await sleep(1000);
  stop.set();
  console.log(`${await serving} sent away`);
  for (const one of guests) one.cancel();
});
