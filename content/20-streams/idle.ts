import {
  openConnection,
  run,
  sleep,
  startServer,
  TimeoutError,
  waitFor,
} from "asyncio";

const address = { host: "localhost", port: 7000 };

async function main() {
  const server = await startServer(async (reader, writer) => {
    try {
      for (;;) {
        const line = await waitFor(reader.readline(), 5000);
        if (line.length === 0) break;
        console.log(`teller: ${new TextDecoder().decode(line).trim()}`);
      }
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
      console.log("teller: next, please");
    } finally {
      writer.close();
    }
  }, address);
  const { reader, writer } = await openConnection(address);
  writer.write("good morning\n");
  await sleep(3000);
  writer.write("hm, let me think\n");
  const { length } = await reader.read();
  console.log(`customer: the line is closed, ${length} bytes came`);
  writer.close();
  server.close();
}

await run(main);
