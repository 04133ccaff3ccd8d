// Servers over real sockets on this machine: starting, serving, closing, and what becomes of clients.
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  CancelledError,
  ConnectionRefusedError,
  ConnectionResetError,
  ContextVar,
  createTask,
  currentTask,
  type ExceptionContext,
  Future,
  getRunningLoop,
  OSError,
  openConnection,
  openUnixConnection,
  RuntimeError,
  run,
  type Server,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
  startUnixServer,
  type Task,
} from "./index.ts";

const host = "127.0.0.1";
const text = new TextDecoder();

/** Holds a connection until the other side ends it. */
async function hold(reader: StreamReader, writer: StreamWriter): Promise<void> {
  await reader.read();
  writer.close();
}

function portOf(server: Server): number {
  return server.addresses()[0]?.port ?? 0;
}

/** As many turns as what is under way needs; nothing may happen in them. */
async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await sleep(0);
}

test("port 0 takes a free port, and addresses() tells which", () =>
  run(async () => {
    const one = await startServer(hold, { host, port: 0 });
    const two = await startServer(hold, { host, port: 0 });
    expect(one.addresses()).toEqual([{ host, port: portOf(one) }]);
    expect(portOf(one)).not.toBe(portOf(two));
    expect(one.isServing()).toBe(true);
    for (const server of [one, two]) server.close();
    expect(one.isServing()).toBe(false);
    expect(one.addresses()).toEqual([]);
  }));

test("a port in use is an error by name", () =>
  run(async () => {
    await using server = await startServer(hold, { host, port: 0 });
    const port = portOf(server);
    const error = await startServer(hold, { host, port }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OSError);
    expect(error).toMatchObject({
      code: "EADDRINUSE",
      message: `Cannot listen at ${host}:${port}: the address is in use`,
    });
  }));

test("a closed server refuses newcomers and keeps its connections", () =>
  run(async () => {
    const server = await startServer(
      async (reader, writer) => {
        for await (const line of reader) writer.write(line);
        writer.close();
      },
      { host, port: 0 },
    );
    const port = portOf(server);
    const { reader, writer } = await openConnection({ host, port });
    writer.write("before\n");
    await reader.readline();
    server.close();
    server.close();
    await expect(openConnection({ host, port })).rejects.toThrow(ConnectionRefusedError);
    writer.write("after\n");
    expect(text.decode(await reader.readline())).toBe("after\n");
    const closed = createTask(() => server.waitClosed());
    await manyTurns();
    expect(closed.done()).toBe(false);
    writer.close();
    await closed;
    await server.waitClosed();
  }));

test("waitClosed of a server without connections waits for close", () =>
  run(async () => {
    const server = await startServer(hold, { host, port: 0 });
    const waits = [1, 2].map(() => createTask(() => server.waitClosed()));
    await manyTurns();
    expect(waits.some((task) => task.done())).toBe(false);
    waits[0]?.cancel();
    server.close();
    await waits[1];
    expect(waits[0]?.cancelled()).toBe(true);
  }));

test("closeClients ends the connections after what was written, abortClients at once", () =>
  run(async () => {
    let served: Future<void> = new Future();
    const serve = async (_: StreamReader, writer: StreamWriter) => {
      writer.write("last words\n");
      served.setResult();
      await new Future();
    };
    const server = await startServer(serve, { host, port: 0 });
    const first = await openConnection({ host, port: portOf(server) });
    await served;
    server.closeClients();
    expect(text.decode(await first.reader.read())).toBe("last words\n");
    served = new Future();
    const second = await openConnection({ host, port: portOf(server) });
    await served;
    server.abortClients();
    await second.reader.read().catch((error: unknown) => {
      expect(error).toBeInstanceOf(ConnectionResetError);
    });
    server.close();
    await server.waitClosed();
  }));

test("serveForever serves until it is cancelled, then closes and lets the cancellation pass", () =>
  run(async () => {
    const server = await startServer(hold, { host, port: 0, startServing: false });
    expect([server.isServing(), server.addresses()]).toEqual([false, []]);
    const serving = createTask(() => server.serveForever());
    while (!server.isServing()) await sleep(0);
    await expect(server.serveForever()).rejects.toThrow(
      "Cannot serve for ever: another task does already",
    );
    const { writer } = await openConnection({ host, port: portOf(server) });
    serving.cancel();
    await manyTurns();
    expect([serving.done(), server.isServing()]).toEqual([false, false]);
    writer.close();
    await expect(serving).rejects.toThrow(CancelledError);
    await expect(server.serveForever()).rejects.toThrow("Cannot start the server: it is closed");
  }));

test("closing a server ends its serveForever", () =>
  run(async () => {
    const server = await startServer(hold, { host, port: 0 });
    const serving = createTask(() => server.serveForever());
    await sleep(0);
    server.close();
    await expect(serving).rejects.toThrow(CancelledError);
  }));

test("startServing of a server that serves does nothing, of a closed one is an error", () =>
  run(async () => {
    const server = await startServer(hold, { host, port: 0, startServing: false });
    await server.startServing();
    const port = portOf(server);
    await server.startServing();
    expect(portOf(server)).toBe(port);
    server.close();
    await expect(server.startServing()).rejects.toThrow(RuntimeError);
  }));

test("every await of a server can be cancelled", () =>
  run(async () => {
    const expectCancelled = async (task: Task<unknown>) => {
      await sleep(0);
      task.cancel();
      await expect(task).rejects.toThrow(CancelledError);
    };
    await expectCancelled(createTask(() => startServer(hold, { host, port: 0 })));
    const server = await startServer(hold, { host, port: 0, startServing: false });
    await expectCancelled(createTask(() => server.startServing()));
    await server.startServing();
    await expectCancelled(createTask(() => server.waitClosed()));
    expect(server.isServing()).toBe(true);
    await expectCancelled(createTask(() => server.serveForever()));
    expect(server.isServing()).toBe(false);
    await server.waitClosed();
  }));

test("each client is served in a task of its own, in a copy of the server's context", () =>
  run(async () => {
    const who = new ContextVar<string>("who");
    who.set("server");
    const seen: string[] = [];
    const tasks = new Set<unknown>();
    const serve = (_: StreamReader, writer: StreamWriter) => {
      tasks.add(currentTask());
      seen.push(who.get());
      who.set("client");
      writer.close();
    };
    await using server = await startServer(serve, { host, port: 0 });
    for (let count = 0; count < 3; count++) {
      const { reader, writer } = await openConnection({ host, port: portOf(server) });
      await reader.read();
      writer.close();
    }
    expect(seen).toEqual(["server", "server", "server"]);
    expect(tasks.size).toBe(3);
    expect(who.get()).toBe("server");
  }));

test("a failing client function is told to the exception handler, and its connection closed", () =>
  run(async () => {
    const told: ExceptionContext[] = [];
    getRunningLoop().setExceptionHandler((_, context) => void told.push(context));
    const failing = [
      () => {
        throw new TypeError("at once");
      },
      async () => {
        await sleep(0);
        throw new TypeError("later");
      },
    ];
    for (const serve of failing) {
      await using server = await startServer(serve, { host, port: 0 });
      const { reader, writer } = await openConnection({ host, port: portOf(server) });
      expect((await reader.read()).length).toBe(0);
      writer.close();
    }
    expect(told.map(({ message }) => message)).toEqual(
      Array(2).fill("Unhandled exception while serving a client"),
    );
    expect(told.map(({ exception }) => String(exception))).toEqual([
      "TypeError: at once",
      "TypeError: later",
    ]);
  }));

test("a cancelled client task closes its connection without a report", () =>
  run(async () => {
    const told: ExceptionContext[] = [];
    getRunningLoop().setExceptionHandler((_, context) => void told.push(context));
    const serve = async () => {
      const task = currentTask();
      task?.cancel();
      await sleep(0);
    };
    await using server = await startServer(serve, { host, port: 0 });
    const { reader, writer } = await openConnection({ host, port: portOf(server) });
    expect((await reader.read()).length).toBe(0);
    writer.close();
    expect(told).toEqual([]);
  }));

test("clients served when a run ends are cancelled with it", async () => {
  let ending = "";
  await run(async () => {
    const served = new Future<void>();
    const serve = async () => {
      served.setResult();
      try {
        await new Future();
      } catch (error) {
        ending = (error as Error).name;
        throw error;
      }
    };
    const server = await startServer(serve, { host, port: 0 });
    await openConnection({ host, port: portOf(server) });
    await served;
  });
  expect(ending).toBe("CancelledError");
});

test("a socket's file that a server left behind is taken over, another file is not", () =>
  run(async () => {
    const path = join(tmpdir(), `server-${process.pid}.sock`);
    const stale = createServer().listen(path);
    await new Promise((resolve) => stale.once("listening", resolve));
    await using server = await startUnixServer(hold, { path });
    const { writer } = await openUnixConnection(path);
    writer.close();
    stale.close();
    expect(server.isServing()).toBe(true);
    await expect(startUnixServer(hold, { path: tmpdir() })).rejects.toThrow(OSError);
  }));
