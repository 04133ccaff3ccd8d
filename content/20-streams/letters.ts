import { openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

async function main() {
  const server = await startServer(async (_, writer) => {
    const bytes = new TextEncoder().encode("3 €, 5 €");
    writer.write(bytes.slice(0, 4));
    await sleep(500);
    writer.write(bytes.slice(4));
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  const decoder = new TextDecoder();
  for (;;) {
    const bytes = await reader.read(100);
    if (bytes.length === 0) break;
    console.log(
      `${bytes.length} bytes, alone:`,
      new TextDecoder().decode(bytes).replaceAll("\ufffd", "?"),
    );
    console.log(
      `${bytes.length} bytes, in turn:`,
      decoder.decode(bytes, { stream: true }),
    );
  }
  writer.close();
  server.close();
}

await run(main);
