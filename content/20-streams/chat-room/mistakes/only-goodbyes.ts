// The others are told when the loop has come to its end.
// says: cat's connection was reset, and nobody heard that cat left. A reset is
// an error of readline: tell the others in finally, and it is told however it
// ends.
import {
  ConnectionError,
  createTask,
  type Event,
  gather,
  type StreamReader,
  type StreamWriter,
  startServer,
  type Task,
  TimeoutError,
  waitFor,
} from "asyncio";

interface Plan {
  readonly port: number;
  readonly limit: number;
  readonly idle: number;
}

export async function serveRoom(
  stop: Event,
  { port, limit, idle }: Plan,
): Promise<void> {
  const room = new Map<string, StreamWriter>();
  const inside = new Set<Task<void>>();

  function tell(line: string) {
    for (const writer of room.values()) {
      if (writer.isClosing()) continue;
      writer.write(`${line}\n`);
      if (writer.transport.getWriteBufferSize() > limit)
        writer.transport.abort();
    }
  }

  async function visit(reader: StreamReader, writer: StreamWriter) {
    const first = await waitFor(reader.readline(), idle);
    if (first.length === 0) return;
    const name = decode(first);
    if (name === "" || room.has(name)) {
      writer.write("* refused\n");
      return;
    }
    const here = [...room.keys()].join(", ");
    writer.write(`* here: ${here || "nobody"}\n`);
    tell(`* ${name} joined`);
    room.set(name, writer);
    for (;;) {
      const line = await waitFor(reader.readline(), idle);
      if (line.length === 0) break;
      tell(`${name}: ${decode(line)}`);
    }
    room.delete(name);
    tell(`* ${name} left`);
  }

  async function serve(reader: StreamReader, writer: StreamWriter) {
    try {
      await visit(reader, writer);
    } catch (error) {
      if (error instanceof TimeoutError) return;
      if (!(error instanceof ConnectionError)) throw error;
    } finally {
      writer.close();
    }
  }

  const server = await startServer(
    async (reader, writer) => {
      const task = createTask(() => serve(reader, writer));
      inside.add(task);
      task.addDoneCallback(() => inside.delete(task));
      await task;
    },
    { host: "localhost", port },
  );
  await stop.wait();
  server.close();
  tell("* the room closes");
  server.closeClients();
  try {
    await waitFor(server.waitClosed(), 1000);
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    server.abortClients();
    await server.waitClosed();
  }
  await gather([...inside], { returnExceptions: true });
}

function decode(line: Uint8Array) {
  return new TextDecoder().decode(line).trim();
}
