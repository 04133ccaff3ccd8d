// Whoever is inside is cancelled at once.
// says: Clients who were nearly done were sent away when the server was asked
// to stop. Let them finish, and cancel who is left when the time is over.
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
  _grace: number,
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
    const { pending } = await wait(inside, { timeout: 0 });
    late = [...pending];
  }
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
