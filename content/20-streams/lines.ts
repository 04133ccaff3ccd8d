import { openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

async function main() {
  const server = await startServer(async (_, writer) => {
    writer.write("12.5\n12.");
    await sleep(1000);
    writer.write("7\n13.0\n13.");
    await sleep(1000);
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  for await (const line of reader) {
    const reading = new TextDecoder().decode(line);
    if (reading.endsWith("\n")) console.log(`a reading: ${reading.trim()}`);
    else console.log(`the line broke after ${JSON.stringify(reading)}`);
  }
  writer.close();
  server.close();
}

await run(main);
