import {
  ConnectionError,
  openConnection,
  run,
  type StreamWriter,
  sleep,
  startServer,
} from "asyncio";

export type End = "complete" | "cut off";

export async function exportRows(
  rows: Iterable<string>,
  writer: StreamWriter,
): Promise<End> {
  try {
    for (const row of rows) {
      writer.write(`${row}\n`);
      // After each row: the next one is not even made before there is room.
      await writer.drain();
    }
    // drain promises room, not that all is sent. That is known when it is closed.
    writer.close();
    await writer.waitClosed();
    return "complete";
  } catch (error) {
    // Reset or broken pipe: the reader has left. So have we, and the generator ended.
    if (error instanceof ConnectionError) return "cut off";
    throw error;
  } finally {
    // For an error of the rows. A second close does nothing.
    writer.close();
  }
}

function* table() {
  for (let number = 1; number <= 500; number++)
    yield `row ${number} ${"x".repeat(2000)}`;
}

const address = { host: "localhost", port: 7000 };

await run(async () => {
  const server = await startServer(async (_, writer) => {
    console.log(await exportRows(table(), writer));
  }, address);
  const { reader, writer } = await openConnection(address);
  let count = 0;
  for await (const _ of reader) {
    count += 1;
    if (count % 100 === 0) await sleep(1000);
  }
  console.log(`${count} rows read`);
  writer.close();
  server.close();
});
