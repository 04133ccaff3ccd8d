import { openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

async function main() {
  const server = await startServer(async (_, writer) => {
    writer.write("12.5\n12.");
    await sleep(1000);
    writer.write("7\n13.0\n");
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  for (;;) {
    const bytes = await reader.read(100);
    if (bytes.length === 0) break;
    const reading = new TextDecoder().decode(bytes);
    console.log(`a reading: ${JSON.stringify(reading)}`);
  }
  console.log("end of the day");
  writer.close();
  server.close();
}

await run(main);
