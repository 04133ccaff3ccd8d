import { gather, openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

async function client(name: string, pause: number) {
  const { reader, writer } = await openConnection(address);
  for (const word of ["one", "two", "three"]) {
    await sleep(pause);
    writer.write(`${word}\n`);
    const answer = await reader.readline();
    console.log(`${name}: ${new TextDecoder().decode(answer).trim()}`);
  }
  writer.close();
}

async function main() {
  await using server = await startServer(async (reader, writer) => {
    for await (const line of reader) {
      writer.write(line);
      await writer.drain();
    }
    writer.close();
  }, address);
  await gather([
    () => client("ann", 400),
    () => client("ben", 1000),
    () => client("cat", 300),
  ]);
  console.log(`everybody served, still open: ${server.isServing()}`);
}

await run(main);
