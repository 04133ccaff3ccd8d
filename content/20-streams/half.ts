import { openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

async function main() {
  const server = await startServer(async (reader, writer) => {
    const all = new TextDecoder().decode(await reader.read());
    await sleep(1000);
    writer.write(`${all.trim().split(/\s+/).length} words\n`);
    writer.close();
  }, address);
  const { reader, writer } = await openConnection(address);
  for (const line of ["a stream has two", "directions"]) {
    writer.write(`${line}\n`);
    await sleep(500);
  }
  writer.writeEof();
  console.log("said all I had to say");
  console.log(new TextDecoder().decode(await reader.readline()).trim());
  writer.close();
  server.close();
}

await run(main);
