// The door is shut when the waiting is over.
// says: The server had been asked to stop, and somebody new came in. Shut the
// door first, then wait.
import {
  createTask,
  type Event,
  type Future,
  gather,
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
  let late: Future<void>[] = [];
  if (inside.size > 0) {
    const { pending } = await wait(inside, { timeout: grace });
    late = [...pending];
  }
  server.close();
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
