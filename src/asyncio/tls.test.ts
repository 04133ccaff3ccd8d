// Encrypted connections over real sockets on this machine, with a certificate that signs itself.
import { expect, test } from "vitest";
import { certificate, key } from "./certificate.fixture.ts";
import {
  CancelledError,
  type ClientConnected,
  ConnectionResetError,
  createTask,
  openConnection,
  run,
  SSLError,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from "./index.ts";

const host = "127.0.0.1";
const text = new TextDecoder();
const own = { cert: certificate, key };
const trusting = { ca: certificate };

async function echo(reader: StreamReader, writer: StreamWriter): Promise<void> {
  for await (const line of reader) writer.write(line);
  writer.close();
}

/** Runs `body` with the port of a server that serves with `serve`. */
function served(
  serve: ClientConnected,
  ssl: boolean,
  body: (port: number) => Promise<void>,
): Promise<void> {
  return run(async () => {
    const server = await startServer(serve, { host, port: 0, ...(ssl ? { ssl: own } : {}) });
    await body(server.addresses()[0]?.port ?? 0);
    server.close();
    server.abortClients();
    await server.waitClosed();
  });
}

test("an encrypted connection carries lines both ways and knows its cipher", () =>
  served(echo, true, async (port) => {
    const { reader, writer } = await openConnection({ host, port, ssl: trusting });
    writer.write("secret\n");
    expect(text.decode(await reader.readline())).toBe("secret\n");
    expect(writer.getExtraInfo("cipher")).toMatch(/^TLS_/);
    expect(writer.getExtraInfo("peercert")).toMatchObject({ subject: { CN: "localhost" } });
    writer.close();
    await writer.waitClosed();
  }));

test("an encrypted connection has no half-close", () =>
  served(echo, true, async (port) => {
    const { reader, writer } = await openConnection({ host, port, ssl: trusting });
    expect(writer.canWriteEof()).toBe(false);
    expect(() => writer.writeEof()).toThrow("expected close()");
    writer.write("still here\n");
    expect(text.decode(await reader.readline())).toBe("still here\n");
    writer.close();
  }));

test("the end of an encrypted connection closes it on both sides", () =>
  served(
    (_, writer) => {
      writer.write("bye");
      writer.close();
    },
    true,
    async (port) => {
      const { reader, writer } = await openConnection({ host, port, ssl: trusting });
      expect(text.decode(await reader.read())).toBe("bye");
      expect(writer.isClosing()).toBe(true);
      await writer.waitClosed();
    },
  ));

test("a certificate that is not trusted, or made out to another, is an error by name", () =>
  served(echo, true, async (port) => {
    const error = await openConnection({ host, port, ssl: true }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SSLError);
    expect(error).toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    const stranger = { host, port, ssl: trusting, serverHostname: "tea.test" };
    await expect(openConnection(stranger)).rejects.toThrow(SSLError);
    const careless = await openConnection({ host, port, ssl: { rejectUnauthorized: false } });
    careless.writer.close();
  }));

test("encryption against a server that speaks plainly is an error by name", () =>
  served(
    (_, writer) => {
      writer.write("220 hello, I speak plainly\r\n");
    },
    false,
    async (port) => {
      await expect(openConnection({ host, port, ssl: trusting })).rejects.toThrow(SSLError);
    },
  ));

test("three million bytes go through an encrypted connection to a slow reader", () =>
  served(
    async (_, writer) => {
      for (let part = 0; part < 48; part++) {
        writer.write(new Uint8Array(2 ** 16).fill(part));
        await writer.drain();
      }
      writer.close();
    },
    true,
    async (port) => {
      const { reader } = await openConnection({ host, port, ssl: trusting, limit: 1000 });
      let sum = 0;
      for (let part = 0; part < 48; part++) {
        const bytes = await reader.readexactly(2 ** 16);
        sum += bytes.every((byte) => byte === part) ? 1 : 0;
      }
      expect(sum).toBe(48);
      expect((await reader.read()).length).toBe(0);
    },
  ));

test("startTls encrypts a connection that began plainly, on both sides", () =>
  served(
    async (reader, writer) => {
      expect(text.decode(await reader.readline())).toBe("STARTTLS\n");
      writer.write("go on\n");
      await writer.startTls(own);
      await echo(reader, writer);
    },
    false,
    async (port) => {
      const { reader, writer } = await openConnection({ host, port });
      writer.write("STARTTLS\n");
      expect(text.decode(await reader.readline())).toBe("go on\n");
      expect(writer.canWriteEof()).toBe(true);
      await writer.startTls({ ...trusting, serverHostname: "localhost" });
      expect(writer.canWriteEof()).toBe(false);
      writer.write("secret\n");
      expect(text.decode(await reader.readline())).toBe("secret\n");
      writer.close();
      await writer.waitClosed();
    },
  ));

test("startTls fails by name when the certificate is not trusted, and the connection is closed", () =>
  served(
    async (reader, writer) => {
      await reader.readline();
      writer.write("go on\n");
      await writer.startTls(own).catch(() => {});
      writer.close();
    },
    false,
    async (port) => {
      const { reader, writer } = await openConnection({ host, port });
      writer.write("STARTTLS\n");
      await reader.readline();
      await expect(writer.startTls()).rejects.toThrow(SSLError);
      expect(writer.isClosing()).toBe(true);
    },
  ));

test("startTls that waits can be cancelled, and of a closed connection it is an error", () =>
  served(
    async (reader) => {
      await reader.read();
    },
    false,
    async (port) => {
      const { writer } = await openConnection({ host, port });
      const task = createTask(() => writer.startTls(trusting));
      while (writer.canWriteEof()) await sleep(0);
      task.cancel();
      await expect(task).rejects.toThrow(CancelledError);
      await writer.waitClosed();
      await expect(writer.startTls(trusting)).rejects.toThrow(ConnectionResetError);
    },
  ));
