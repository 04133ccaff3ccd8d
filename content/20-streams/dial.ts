import { openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();

async function main() {
  const server = await startServer(async (reader, writer) => {
    const question = text(await reader.readline());
    await sleep(1500);
    writer.write(`${question.length} letters\n`);
    await writer.drain();
    writer.close();
    await writer.waitClosed();
  }, address);
  const { reader, writer } = await openConnection(address);
  try {
    writer.write("interleave\n");
    await writer.drain();
    console.log("asked");
    console.log(`answer: ${text(await reader.readline())}`);
  } finally {
    writer.close();
    await writer.waitClosed();
  }
  server.close();
  await server.waitClosed();
}

await run(main);
