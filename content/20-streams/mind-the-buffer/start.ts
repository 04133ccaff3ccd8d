import {
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
  for (const row of rows) writer.write(`${row}\n`);
  console.log(
    `the writer holds ${writer.transport.getWriteBufferSize()} bytes`,
  );
  // TODO: take a row when there is room for it. What if the reader hangs up?
  return "complete";
}

function* table() {
  for (let number = 1; number <= 500; number++)
    yield `row ${number} ${"x".repeat(2000)}`;
}

const address = { host: "localhost", port: 7000 };

await run(async () => {
  const server = await startServer(async (_, writer) => {
    console.log(await exportRows(table(), writer));
    writer.close();
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
