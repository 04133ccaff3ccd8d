import { openConnection, run, sleep, startServer } from "asyncio";

// The server's side reads until the end of the stream, and has to wait again for every piece.
async function main() {
  const server = await startServer(
    async (reader, writer) => {
      const all = await reader.read();
      writer.write(`${all.length}\n`);
      writer.close();
    },
    { host: "127.0.0.1", port: 7000 },
  );
  const { reader, writer } = await openConnection({ host: "127.0.0.1", port: 7000 });
  for (const word of ["one", "two"]) {
    writer.write(word);
    await sleep(500);
  }
  await reader.readline();
  writer.close();
  server.close();
}

await run(main);

// says: foreverWait: main() waits at line 18 for stream 1, and nothing will come any more
// says: foreverWait: Task-2 waits at line 7 for stream 2, and nothing will come any more
