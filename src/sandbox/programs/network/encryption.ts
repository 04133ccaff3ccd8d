// Encrypted connections: trusted, not trusted, made out to somebody else, not encrypted at all.
import { type ClientConnected, openConnection, run, startServer, type TlsOptions } from "asyncio";

const certificate = `CERTIFICATE`;
const key = `KEY`;
const host = "127.0.0.1";
const text = new TextDecoder();

async function attempt(
  what: string,
  ssl: TlsOptions | true | undefined,
  serve: ClientConnected,
  own: TlsOptions | undefined,
  more: object = {},
) {
  const server = await startServer(serve, { host, port: 0, ...(own ? { ssl: own } : {}) });
  const port = server.addresses()[0]?.port ?? 0;
  try {
    const { reader, writer } = await openConnection({
      host,
      port,
      ...(ssl ? { ssl } : {}),
      ...more,
    });
    writer.write("hello\n");
    console.log(what, text.decode(await reader.readline()).trim(), writer.canWriteEof());
    writer.close();
    await writer.waitClosed();
  } catch (error) {
    const { name, code } = error as Error & { code?: string };
    console.log(what, name, code ?? "");
  }
  server.close();
  server.abortClients();
  await server.waitClosed();
}

const echo: ClientConnected = async (reader, writer) => {
  writer.write(await reader.readline());
  writer.close();
};

await run(async () => {
  const own = { cert: certificate, key };
  await attempt("plain", undefined, echo, undefined);
  await attempt("trusted", { ca: certificate }, echo, own);
  await attempt("not trusted", true, echo, own);
  await attempt("careless", { rejectUnauthorized: false }, echo, own);
  await attempt("another's name", { ca: certificate }, echo, own, { serverHostname: "tea.test" });
  await attempt("by name", { ca: certificate }, echo, own, { serverHostname: "localhost" });
  await attempt("speaks plainly", { ca: certificate }, (_, w) => w.write("220 hi\r\n"), undefined);

  const server = await startServer(
    async (reader, writer) => {
      await reader.readline();
      writer.write("go\n");
      await writer.startTls(own);
      writer.write(await reader.readline());
      writer.close();
    },
    { host, port: 0 },
  );
  const { reader, writer } = await openConnection({ host, port: server.addresses()[0]?.port ?? 0 });
  writer.write("STARTTLS\n");
  console.log(text.decode(await reader.readline()).trim());
  await writer.startTls({ ca: certificate });
  writer.write("secret\n");
  console.log("upgraded:", text.decode(await reader.readline()).trim());
  writer.close();
  server.close();
  await server.waitClosed();
});
