// The door is shut, and the server waits for whoever is inside.
// says: One client stays for hours, and the server waits for it. Waiting for
// those inside needs a limit: the grace.
import {
  type Event,
  type StreamReader,
  type StreamWriter,
  startServer,
} from "asyncio";

type Handle = (reader: StreamReader, writer: StreamWriter) => Promise<void>;

export async function serveUntil(
  stop: Event,
  handle: Handle,
  port: number,
  _grace: number,
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
  await server.waitClosed();
  return 0;
}
