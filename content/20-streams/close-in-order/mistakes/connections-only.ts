// When the time is over the connections are closed.
// says: The connections were closed, and their handlers go on: a handler that
// sleeps does not notice. Cancel their tasks.
import {
  type Event,
  type StreamReader,
  type StreamWriter,
  startServer,
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
  const serve = async (reader: StreamReader, writer: StreamWriter) => {
    try {
      await handle(reader, writer);
    } finally {
      writer.close();
    }
  };
  const server = await startServer(serve, { host: "localhost", port });
  await stop.wait();
  server.close();
  try {
    await waitFor(server.waitClosed(), grace);
    return 0;
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    server.closeClients();
    return 1;
  }
}
