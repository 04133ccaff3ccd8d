// Connections over real sockets on this machine. Nothing waits for time: every wait ends by an event.
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  BrokenPipeError,
  CancelledError,
  type ClientConnected,
  ConnectionRefusedError,
  ConnectionResetError,
  createTask,
  Event,
  FileNotFoundError,
  Future,
  gather,
  getRunningLoop,
  openConnection,
  openUnixConnection,
  run,
  type StreamReader,
  type Streams,
  type StreamWriter,
  sleep,
  startServer,
  startUnixServer,
  type Task,
  ValueError,
} from "./index.ts";

const host = "127.0.0.1";
const text = new TextDecoder();

/** Runs `body` as the client of a server that serves with `serve`. */
function connected(
  serve: ClientConnected,
  body: (client: Streams, port: number) => Promise<void>,
  limit?: number,
): Promise<void> {
  return run(async () => {
    const server = await startServer(serve, { host, port: 0 });
    const port = server.addresses()[0]?.port ?? 0;
    const client = await openConnection({ host, port, ...(limit === undefined ? {} : { limit }) });
    await body(client, port);
    client.writer.transport.abort();
    server.close();
    server.abortClients();
    await server.waitClosed();
  });
}

async function echo(reader: StreamReader, writer: StreamWriter): Promise<void> {
  for await (const line of reader) {
    writer.write(line);
    await writer.drain();
  }
  writer.close();
}

/** A server of plain Node, which can do what ours would not. */
async function withRawServer(
  serve: (socket: Socket) => void,
  body: (client: Streams) => Promise<void>,
): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, serve).listen(0, host);
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  try {
    await run(async () => body(await openConnection({ host, port })));
  } finally {
    server.close();
  }
}

test("an echo server serves a hundred clients at once", () =>
  run(async () => {
    await using server = await startServer(echo, { host, port: 0 });
    const port = server.addresses()[0]?.port ?? 0;
    const client = async (number: number) => {
      const { reader, writer } = await openConnection({ host, port });
      const heard: string[] = [];
      for (let round = 0; round < 3; round++) {
        writer.write(`client ${number} round ${round}\n`);
        await writer.drain();
        heard.push(text.decode(await reader.readline()));
      }
      writer.close();
      await writer.waitClosed();
      return heard.length === 3 && heard.every((line) => line.startsWith(`client ${number} `));
    };
    const all = await gather(Array.from({ length: 100 }, (_, number) => () => client(number)));
    expect(all).toEqual(Array(100).fill(true));
  }));

test("after a half-close the other side reads the end and still answers", () =>
  connected(
    async (reader, writer) => {
      const all = await reader.read();
      writer.write(`${all.length} bytes`);
      writer.close();
    },
    async ({ reader, writer }) => {
      expect(writer.canWriteEof()).toBe(true);
      writer.write("hello");
      writer.writeEof();
      expect(() => writer.write("more")).toThrow("its end was written already");
      expect(text.decode(await reader.read())).toBe("5 bytes");
      expect(reader.atEof()).toBe(true);
    },
  ));

test("a half-closed connection that ended on both sides can be drained and closed", () =>
  connected(
    async (_, writer) => writer.close(),
    async ({ reader, writer }) => {
      writer.writeEof();
      await reader.read();
      await writer.drain();
      writer.close();
      await writer.waitClosed();
    },
  ));

test("a reset in the middle fails the read that waits, draining and waitClosed", () =>
  withRawServer(
    (socket) => {
      socket.write("first\nsec");
      socket.once("data", () => socket.resetAndDestroy());
    },
    async ({ reader, writer }) => {
      expect(text.decode(await reader.readline())).toBe("first\n");
      writer.write("go\n");
      await expect(reader.readline()).rejects.toThrow(ConnectionResetError);
      expect(reader.exception()).toMatchObject({ code: "ECONNRESET" });
      expect(writer.isClosing()).toBe(true);
      writer.write("into the void");
      await expect(writer.drain()).rejects.toThrow(ConnectionResetError);
      await expect(writer.waitClosed()).rejects.toThrow(ConnectionResetError);
      await expect(reader.read()).rejects.toThrow("the other side reset the connection");
    },
  ));

test("a line longer than the limit is refused, and the connection lives on", () =>
  connected(
    async (reader, writer) => {
      writer.write(`${"x".repeat(500_000)}\nshort\n`);
      await reader.read();
      writer.close();
    },
    async ({ reader, writer }) => {
      await expect(reader.readline()).rejects.toThrow(ValueError);
      let line = "";
      while (line !== "short\n") {
        line = await reader.readline().then(
          (bytes) => text.decode(bytes),
          (error: unknown) => String(error),
        );
      }
      writer.close();
    },
    1000,
  ));

test("a writer that drains waits for its slow reader, and neither side holds everything", () =>
  run(async () => {
    const size = 20 * 2 ** 20;
    const chunk = new Uint8Array(2 ** 16).fill(7);
    let most = 0;
    let written = 0;
    const stalled = new Event();
    const serve = async (_: StreamReader, writer: StreamWriter) => {
      for (; written < size; written += chunk.length) {
        writer.write(chunk);
        most = Math.max(most, writer.transport.getWriteBufferSize());
        if (writer.transport.getWriteBufferSize() > 2 ** 16) stalled.set();
        await writer.drain();
      }
      writer.close();
    };
    await using server = await startServer(serve, { host, port: 0 });
    const { reader, writer } = await openConnection({
      ...server.addresses()[0],
      port: portOf(server),
    });
    await stalled.wait();
    const before = written;
    expect(before).toBeLessThan(size);
    expect((await reader.read()).length).toBe(size);
    expect(most).toBeLessThanOrEqual(2 * 2 ** 16);
    expect(written).toBe(size);
    writer.close();
  }));

test("a reader of which nobody reads takes no more than twice its limit and what is under way", () =>
  connected(
    async (_, writer) => {
      const chunk = new Uint8Array(2 ** 16);
      for (let count = 0; count < 256; count++) {
        writer.write(chunk);
        await writer.drain();
      }
      writer.close();
    },
    async ({ reader }) => {
      // As long as the writer is not held up, more keeps coming.
      await reader.readexactly(1);
      let turns = 0;
      while (turns++ < 2000) await sleep(0);
      const block = await reader.read(2 ** 30);
      expect(block.length).toBeLessThan(2 ** 20);
      expect((await reader.read()).length + block.length + 1).toBe(256 * 2 ** 16);
    },
  ));

test("several tasks may drain one writer, and cancelling one leaves the others", async () => {
  const held: Socket[] = [];
  const hold = (socket: Socket) => held.push(socket.pause());
  await withRawServer(hold, async ({ writer }) => {
    while (writer.transport.getWriteBufferSize() <= 2 ** 16) {
      writer.write(new Uint8Array(2 ** 18));
      await sleep(0);
    }
    const drains = [1, 2, 3].map(() => createTask(() => writer.drain()));
    await sleep(0);
    await sleep(0);
    expect(drains.map((task) => task.done())).toEqual([false, false, false]);
    drains[0]?.cancel();
    for (const socket of held) socket.resume();
    await gather(drains, { returnExceptions: true });
    expect(drains.map((task) => task.cancelled())).toEqual([true, false, false]);
    writer.transport.abort();
  });
});

test("closing sends what was written before", () =>
  connected(
    async (reader, writer) => {
      writer.write(new Uint8Array(3_000_000));
      writer.close();
      await writer.waitClosed();
      await reader.read();
    },
    async ({ reader }) => expect((await reader.read()).length).toBe(3_000_000),
  ));

test("writing to a closed writer is an error, closing it again is not", () =>
  connected(echo, async ({ writer }) => {
    writer.close();
    writer.close();
    expect(writer.isClosing()).toBe(true);
    expect(() => writer.write("late")).toThrow("Cannot write to the stream: it is closed");
    await writer.waitClosed();
    await expect(writer.drain()).rejects.toThrow(ConnectionResetError);
    await writer.waitClosed();
  }));

test("a read that waits when its own side closes gets the end", () =>
  connected(echo, async ({ reader, writer }) => {
    const reading = createTask(() => reader.readline());
    await sleep(0);
    writer.close();
    expect((await reading).length).toBe(0);
  }));

test("writing to a side that is gone shows in drain sooner or later", () =>
  withRawServer(
    (socket) => socket.destroy(),
    async ({ reader, writer }) => {
      await reader.read();
      const write = async () => {
        for (;;) {
          writer.write("anybody there?");
          await writer.drain();
          await sleep(0);
        }
      };
      const error = await write().catch((thrown: unknown) => thrown);
      expect([ConnectionResetError, BrokenPipeError]).toContain((error as Error).constructor);
    },
  ));

test("connecting where nobody listens is refused by name", () =>
  run(async () => {
    const server = await startServer(echo, { host, port: 0 });
    const port = portOf(server);
    server.close();
    await server.waitClosed();
    const error = await openConnection({ host, port }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionRefusedError);
    expect((error as Error).message).toBe(
      `Cannot connect to ${host}:${port}: nobody listens there`,
    );
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  }));

test("ports that are none are refused", () =>
  run(async () => {
    for (const port of [-1, 0, 65_536, 1.5, Number.NaN]) {
      await expect(openConnection({ host, port })).rejects.toThrow(RangeError);
    }
    await expect(startServer(echo, { host, port: -1 })).rejects.toThrow(RangeError);
    await expect(startServer("echo" as never, { host, port: 0 })).rejects.toThrow(TypeError);
  }));

test("an aborted signal ends the attempt with its reason", () =>
  run(async () => {
    await using server = await startServer(echo, { host, port: 0 });
    const abort = new AbortController();
    const options = { host, port: portOf(server), signal: abort.signal };
    const opening = createTask(() => openConnection(options));
    await sleep(0);
    abort.abort(new ValueError("no longer"));
    await expect(opening).rejects.toThrow("no longer");
    await expect(openConnection(options)).rejects.toThrow("no longer");
  }));

test("every await of a connection can be cancelled, and it works on", () =>
  connected(
    async (reader, writer) => {
      await reader.readline();
      writer.write("answer\n");
      await reader.read();
      writer.close();
    },
    async ({ reader, writer }, port) => {
      const waits = [
        () => openConnection({ host, port }),
        () => reader.read(1),
        () => reader.readline(),
        () => writer.waitClosed(),
        () => new Future<void>(),
      ];
      for (const wait of waits) await expectCancelled(createTask<unknown>(wait));
      writer.write("question\n");
      expect(text.decode(await reader.readline())).toBe("answer\n");
      writer.writeEof();
      expect((await reader.read()).length).toBe(0);
      writer.close();
      await writer.waitClosed();
    },
  ));

async function expectCancelled(task: Task<unknown>): Promise<void> {
  await sleep(0);
  task.cancel();
  await expect(task).rejects.toThrow(CancelledError);
}

test("both ends know each other's address", () =>
  connected(
    async (_, writer) => {
      writer.write(`${JSON.stringify(writer.getExtraInfo("peername"))}\n`);
    },
    async ({ reader, writer }, port) => {
      const seen = JSON.parse(text.decode(await reader.readline()));
      expect(writer.getExtraInfo("sockname")).toEqual(seen);
      expect(writer.getExtraInfo("peername")).toEqual({ host, port });
      expect(writer.getExtraInfo("colour")).toBeNull();
      expect(writer.getExtraInfo("colour", "red")).toBe("red");
    },
  ));

test("what a program writes may be changed afterwards", () =>
  connected(echo, async ({ reader, writer }) => {
    const line = new TextEncoder().encode("before\n");
    writer.write(line);
    line.fill(0);
    writer.writelines(["a", new TextEncoder().encode("b"), "\n"]);
    expect(text.decode(await reader.readline())).toBe("before\n");
    expect(text.decode(await reader.readline())).toBe("ab\n");
    expect(() => writer.write(7 as never)).toThrow(TypeError);
  }));

test("marks of the write buffer that make no sense are refused", () =>
  connected(echo, async ({ writer }) => {
    const { transport } = writer;
    expect(() => transport.setWriteBufferLimits({ high: 1, low: 2 })).toThrow(RangeError);
    expect(() => transport.setWriteBufferLimits({ high: Number.NaN })).toThrow(RangeError);
    transport.setWriteBufferLimits({ high: 0 });
    writer.write("all of it\n");
    await writer.drain();
    expect(transport.getWriteBufferSize()).toBe(0);
  }));

test("leaving a writer's block closes it", () =>
  connected(
    async (reader, writer) => {
      await using _ = writer;
      await reader.readline();
    },
    async ({ reader, writer }) => {
      {
        await using held = writer;
        held.write("bye\n");
        expect((await reader.read()).length).toBe(0);
      }
      expect(writer.isClosing()).toBe(true);
    },
  ));

test("a Unix socket carries a connection, and its file goes with the server", () =>
  run(async () => {
    const path = join(tmpdir(), `streams-${process.pid}.sock`);
    await expect(openUnixConnection(path)).rejects.toThrow(FileNotFoundError);
    const server = await startUnixServer(echo, { path });
    expect(server.addresses()).toEqual([]);
    const { reader, writer } = await openUnixConnection(path);
    writer.write("hello\n");
    expect(text.decode(await reader.readline())).toBe("hello\n");
    writer.close();
    server.close();
    await server.waitClosed();
    await expect(openUnixConnection(path)).rejects.toThrow(FileNotFoundError);
  }));

test("what a run leaves open does not outlive it", async () => {
  const ended = new Promise<void>((resolve) => {
    const server = createServer((socket) => {
      socket.on("error", () => {}).on("close", () => server.close());
      socket.resume();
    }).on("close", resolve);
    server.listen(0, host, () => {
      const address = server.address();
      const port = typeof address === "object" ? (address?.port ?? 0) : 0;
      void run(async () => {
        await openConnection({ host, port });
        await startServer(echo, { host, port: 0 });
      });
    });
  });
  await ended;
});

test("a connection works at the top level, outside every run", async () => {
  const server = await startServer(echo, { host, port: 0 });
  expect(server.getLoop()).toBe(getRunningLoop());
  const { reader, writer } = await openConnection({ host, port: portOf(server) });
  writer.write("top\n");
  expect(text.decode(await reader.readline())).toBe("top\n");
  writer.close();
  server.close();
  await server.waitClosed();
});

test("a closed loop's connection can't be used", async () => {
  let left: Streams | null = null;
  await run(async () => {
    await using server = await startServer(() => {}, { host, port: 0 });
    left = await openConnection({ host, port: portOf(server) });
    server.abortClients();
  }).catch(() => {});
  expect(left).not.toBeNull();
  const { writer } = left as unknown as Streams;
  expect(writer.isClosing()).toBe(true);
  await expect(writer.drain()).rejects.toThrow(ConnectionResetError);
});

function portOf(server: { addresses(): { port: number }[] }): number {
  return server.addresses()[0]?.port ?? 0;
}
