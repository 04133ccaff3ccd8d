// The whole time is slept through, whoever is inside.
// says: The last client had left, and you waited on until the time was over.
// Wait for those inside, with a limit; a sleep waits for nobody.
import {
  createTask,
  type Event,
  gather,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
  type Task,
  TimeoutError,
  waitFor,
} from "asyncio";

type Handle = (reader: StreamReader, writer: StreamWriter) => Promise<void>;

export async function serveUntil(
  stop: Event,
  handle: Handle,
  port: number,
  grace: number,
) {
  const inside = new Set<Task<void>>();
  const serve = async (reader: StreamReader, writer: StreamWriter) => {
    const task = createTask(() => handle(reader, writer));
    inside.add(task);
    try {
      await task;
    } finally {
      inside.delete(task);
      writer.close();
    }
  };
  const server = await startServer(serve, { host: "localhost", port });
  await stop.wait();
  server.close();
  await sleep(grace);
  const late = [...inside];
  for (const task of late) task.cancel();
  await gather(late, { returnExceptions: true });
  try {
    await waitFor(server.waitClosed(), 0);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    server.abortClients();
    await server.waitClosed();
  }
  return late.length;
}
