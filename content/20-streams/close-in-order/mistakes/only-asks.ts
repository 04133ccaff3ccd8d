// The late ones are cancelled, and nobody waits for them to leave.
// says: The late ones were cancelled, and serveUntil returned while they were
// still cleaning up. cancel only asks: wait for them.
import {
  createTask,
  type Event,
  type Future,
  type StreamReader,
  type StreamWriter,
  startServer,
  type Task,
  TimeoutError,
  wait,
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
  let late: Future<void>[] = [];
  if (inside.size > 0) {
    const { pending } = await wait(inside, { timeout: grace });
    late = [...pending];
  }
  for (const task of late) task.cancel();
  try {
    await waitFor(server.waitClosed(), 0);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    server.abortClients();
    await server.waitClosed();
  }
  return late.length;
}
