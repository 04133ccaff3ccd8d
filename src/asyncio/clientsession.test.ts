// Sessions over real sockets on this machine, against a small server of ours.
import { expect, test } from "vitest";
import {
  ClientConnectionError,
  ClientPayloadError,
  ClientResponseError,
  ClientSession,
  type ClientSessionOptions,
  Event,
  gather,
  run,
  startServer,
  TimeoutError,
} from "./index.ts";

const text = new TextDecoder();

interface Seen {
  connections: number;
  busy: number;
  most: number;
}

/** Runs `body` with the address of a server, which tells what it sees. */
function served(
  body: (session: ClientSession, at: string, seen: Seen, go: Event) => Promise<void>,
  options: ClientSessionOptions = {},
): Promise<void> {
  return run(async () => {
    const seen: Seen = { connections: 0, busy: 0, most: 0 };
    const go = new Event();
    const server = await startServer(
      async (reader, writer) => {
        seen.connections += 1;
        for (;;) {
          const head = text.decode(
            await reader.readuntil("\r\n\r\n").catch(() => new Uint8Array()),
          );
          if (head === "") break;
          const [method = "", path = ""] = head.split(" ");
          const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
          const sent = text.decode(await reader.readexactly(length));
          seen.busy += 1;
          seen.most = Math.max(seen.most, seen.busy);
          if (path === "/wait") await go.wait();
          seen.busy -= 1;
          if (path === "/gone") break;
          writer.write(answers[path] ?? whole(`${method} ${path} ${sent}`));
        }
        writer.close();
      },
      { host: "127.0.0.1", port: 0 },
    );
    const session = new ClientSession(options);
    await body(session, `http://127.0.0.1:${server.addresses()[0]?.port}`, seen, go);
    await session.close();
    server.close();
    await server.waitClosed();
  });
}

function whole(body: string, status = "200 OK", more = ""): string {
  return `HTTP/1.1 ${status}\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;
}

const answers: Readonly<Record<string, string>> = {
  "/json": whole('{"tea":3}'),
  "/broken": whole("{"),
  "/missing": whole("none", "404 Not Found"),
  "/old": whole("", "302 Found", "Location: /new\r\n"),
  "/round": whole("", "302 Found", "Location: /round\r\n"),
  "/parts":
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\none \r\n3\r\ntwo\r\n0\r\n\r\n",
  "/garbage": "what?\r\n\r\n",
};

test("one connection serves one request after the other", () =>
  served(async (session, at, seen) => {
    expect(await (await session.get(`${at}/a`, { params: { b: "c d" } })).text()).toBe(
      "GET /a?b=c+d ",
    );
    expect(await (await session.post(`${at}/p`, { json: { a: 1 } })).text()).toBe(
      'POST /p {"a":1}',
    );
    expect(await (await session.get(`${at}/json`)).json()).toEqual({ tea: 3 });
    expect(await (await session.get(`${at}/parts`)).text()).toBe("one two");
    expect((await session.head(`${at}/x`)).status).toBe(200);
    expect(seen.connections).toBe(1);
  }));

test("never more connections are in use than the limit says", () =>
  served(
    async (session, at, seen, go) => {
      const one = async () => (await session.get(`${at}/wait`)).text();
      const all = gather(Array.from({ length: 10 }, () => one));
      while (seen.busy < 3) await await new Promise((resolve) => setImmediate(resolve));
      go.set();
      expect(await all).toHaveLength(10);
      expect([seen.most, seen.connections]).toEqual([3, 3]);
    },
    { limit: 3 },
  ));

test("redirects are followed, to an end", () =>
  served(async (session, at) => {
    const response = await session.get(`${at}/old`);
    expect([response.url.replace(at, ""), await response.text()]).toEqual(["/new", "GET /new "]);
    using bare = await session.get(`${at}/old`, { allowRedirects: false });
    expect(bare.status).toBe(302);
    await expect(session.get(`${at}/round`)).rejects.toThrow("more than ten redirects");
  }));

test("a bad status is an error for who asks, and for who says so", () =>
  served(async (session, at) => {
    const response = await session.get(`${at}/missing`);
    expect(response.ok).toBe(false);
    expect(() => response.raiseForStatus()).toThrow(ClientResponseError);
    const strict = new ClientSession({ raiseForStatus: true });
    await expect(strict.get(`${at}/missing`)).rejects.toMatchObject({ status: 404 });
    await strict.close();
  }));

test("what breaks is told by name, and a time that is over too", () =>
  served(async (session, at, _, go) => {
    await expect(session.get("http://127.0.0.1:1/")).rejects.toThrow(ClientConnectionError);
    await expect(session.get(`${at}/gone`)).rejects.toThrow(ClientConnectionError);
    await expect(session.get(`${at}/garbage`)).rejects.toThrow(ClientPayloadError);
    await expect((await session.get(`${at}/broken`)).json()).rejects.toThrow(ClientPayloadError);
    await expect(session.get(`${at}/wait`, { timeout: 1 })).rejects.toThrow(TimeoutError);
    await expect(session.get("tea")).rejects.toThrow("expected an address");
    go.set();
    await session.close();
    await expect(session.get(`${at}/a`)).rejects.toThrow("the session is closed");
  }));
