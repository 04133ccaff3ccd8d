// At the end the server waits until every connection is closed.
// says: A client does not read, and its connection can't close: the last bytes
// wait in its buffer for ever. When the time is over, abort such connections.
import {
  createTask,
  type Event,
  type Future,
  gather,
  type StreamReader,
  type StreamWriter,
  startServer,
  type Task,
  wait,
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
  await gather(late, { returnExceptions: true });
  await server.waitClosed();
  return late.length;
}
