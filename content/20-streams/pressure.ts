import { openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

const page = new Uint8Array(1_000_000);

async function main() {
  const server = await startServer(async (_, writer) => {
    for (let number = 1; number <= 4; number++) {
      writer.write(page);
      await writer.drain();
      console.log(`page ${number} handed over`);
    }
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  for (let number = 1; number <= 4; number++) {
    await sleep(1000);
    console.log(`reading page ${number}`);
    await reader.readexactly(page.length);
  }
  writer.close();
  server.close();
}

await run(main);
