// A server written by hand, asked by fetch and by hand.
import { openConnection, run, type StreamReader, type StreamWriter, startServer } from "asyncio";

const text = new TextDecoder();
const host = "127.0.0.1";

async function serve(reader: StreamReader, writer: StreamWriter) {
  const head = text.decode(await reader.readuntil("\r\n\r\n"));
  const [method = "", path = ""] = head.split(" ");
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  const body = text.decode(await reader.readexactly(length));
  if (path === "/old")
    writer.write("HTTP/1.1 302 Found\r\nLocation: /new?a=1\r\nContent-Length: 0\r\n\r\n");
  else if (path === "/none") writer.write("HTTP/1.1 204 No Content\r\n\r\n");
  else if (path === "/parts") {
    writer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (const part of ["one ", "two ", "three"]) {
      writer.write(`${part.length.toString(16)}\r\n${part}\r\n`);
      await writer.drain();
    }
    writer.write("0\r\n\r\n");
  } else if (path === "/short") writer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  else if (path === "/garbage") writer.write("what?\r\n\r\n");
  else if (path !== "/nothing") {
    const found = path.startsWith("/missing") ? "404 Not Found" : "200 OK";
    const said = JSON.stringify({ method, path, body });
    writer.write(`HTTP/1.1 ${found}\r\nContent-Type: application/json\r\nX-Tea: green\r\n`);
    writer.write(`Content-Length: ${said.length}\r\nConnection: close\r\n\r\n${said}`);
  }
  writer.close();
}

async function tell(what: string, ask: () => Promise<unknown>) {
  try {
    console.log(what, JSON.stringify(await ask()));
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    const code = /^(HPE|UND)/.test(cause?.code ?? "") ? "" : (cause?.code ?? "");
    console.log(what, name, message, code);
  }
}

await run(async () => {
  const server = await startServer(serve, { host, port: 0 });
  const port = server.addresses()[0]?.port ?? 0;
  const at = (path: string) => `http://${host}:${port}${path}`;
  const strip = (url: string) => url.replace(/^.*?\d\//, "/");
  await tell("get", async () => {
    const response = await fetch(at("/tea?kind=green#top"));
    const { status, ok, statusText, redirected, headers } = response;
    const tea = headers.get("x-tea");
    return { status, ok, statusText, redirected, tea, body: await response.json() };
  });
  await tell("post", async () =>
    (await fetch(at("/tea"), { method: "POST", body: new URLSearchParams({ a: "ä" }) })).json(),
  );
  await tell("missing", async () => (await fetch(at("/missing"))).status);
  await tell("redirect", async () => {
    const response = await fetch(at("/old"));
    return [response.redirected, strip(response.url), await response.json()];
  });
  await tell("by hand", async () => (await fetch(at("/old"), { redirect: "manual" })).status);
  await tell("no redirect", async () => (await fetch(at("/old"), { redirect: "error" })).status);
  await tell("none", async () => {
    const response = await fetch(at("/none"));
    return [response.status, response.body, await response.text()];
  });
  await tell("parts", async () => (await fetch(at("/parts"))).text());
  await tell("twice", async () => {
    const response = await fetch(at("/tea"));
    const copy = response.clone();
    return [await response.text(), await copy.text(), response.bodyUsed];
  });
  await tell("read twice", async () => {
    const response = await fetch(at("/tea"));
    await response.text();
    return response.text().catch((error: Error) => error.name);
  });
  await tell("short", async () => (await fetch(at("/short"))).text());
  await tell("nothing", async () => (await fetch(at("/nothing"))).text());
  await tell("garbage", async () => (await fetch(at("/garbage"))).text());
  await tell("aborted", async () => fetch(at("/tea"), { signal: AbortSignal.abort() }));
  await tell("no address", async () => fetch("/tea"));
  await tell("with a body", async () => fetch(at("/"), { body: "x" }).catch((e: Error) => e.name));
  const { reader, writer } = await openConnection({ host, port });
  writer.write("GET /tea HTTP/1.1\r\nHost: tea.test\r\n\r\n");
  console.log(text.decode(await reader.read()));
  writer.close();
  server.close();
  await server.waitClosed();
  await tell("closed", async () => fetch(at("/tea")));
});
