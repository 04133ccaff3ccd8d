import {
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
  wait,
  waitFor,
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
  const inside = new Set<Task<void>>();
  const serve = async (reader: StreamReader, writer: StreamWriter) => {
    // A task that we know: the one of the server is not ours to cancel.
    const task = createTask(() => handle(reader, writer));
    inside.add(task);
    try {
      await task;
    } finally {
      // However it ended: it is no longer inside, and its connection is closed.
      inside.delete(task);
      writer.close();
    }
  };
  const server = await startServer(serve, { host: "localhost", port });
  await stop.wait();
  // First the door: with it open, somebody new could come while we wait.
  server.close();
  const deadline = performance.now() + grace;
  const late = await leftAfter(grace, inside);
  for (const task of late) task.cancel();
  // cancel only asks. Here their finally blocks run.
  await gather(late, { returnExceptions: true });
  try {
    // The handlers have ended; what they wrote last may still be under way.
    const rest = Math.max(0, deadline - performance.now());
    await waitFor(server.waitClosed(), rest);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    // Somebody does not read. For closing, the buffer would have to be empty.
    server.abortClients();
    await server.waitClosed();
  }
  return late.length;
}

/** Who has not ended in time; the waiting itself cancels nobody. */
async function leftAfter(timeout: number, tasks: Set<Task<void>>) {
  // wait refuses to wait for nobody.
  if (tasks.size === 0) return [];
  const { pending } = await wait(tasks, { timeout });
  return [...pending];
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
