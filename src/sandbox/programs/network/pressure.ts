// A writer that waits for its reader: what is buffered stays bounded, and all of it arrives.
import { createTask, Event, openConnection, run, sleep, startServer } from "asyncio";

const host = "127.0.0.1";
const part = new Uint8Array(2 ** 16).fill(7);
const parts = 400;

await run(async () => {
  const go = new Event();
  const server = await startServer(
    async (reader, writer) => {
      await go.wait();
      let total = 0;
      while (total < parts * part.length) {
        const bytes = await reader.read(100_000);
        if (bytes.length === 0) break;
        total += bytes.length;
      }
      writer.write(`${total}`);
      writer.close();
    },
    { host, port: 0 },
  );
  const { reader, writer } = await openConnection({ host, port: server.addresses()[0]?.port ?? 0 });
  let sent = 0;
  let highest = 0;
  const sender = createTask(async () => {
    for (; sent < parts; sent++) {
      writer.write(part);
      highest = Math.max(highest, writer.transport.getWriteBufferSize());
      await writer.drain();
    }
    writer.writeEof();
  });
  await sleep(300);
  console.log("held up:", sent < parts, "buffered:", writer.transport.getWriteBufferSize() > 0);
  go.set();
  await sender;
  console.log("arrived:", new TextDecoder().decode(await reader.read()));
  console.log("never more than", highest <= 3 * part.length ? "a few parts" : `${highest} bytes`);
  writer.close();
  server.close();
  await server.waitClosed();
});
