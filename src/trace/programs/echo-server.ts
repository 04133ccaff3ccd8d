import {
  createTask,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from "asyncio";

async function echo(reader: StreamReader, writer: StreamWriter) {
  for (;;) {
    const line = await reader.readline();
    if (line.length === 0) break;
    await sleep(100);
    writer.write(line);
    await writer.drain();
  }
  writer.close();
}

async function client(name: string, port: number) {
  const { reader, writer } = await openConnection({ host: "127.0.0.1", port });
  for (const word of ["one", "two"]) {
    writer.write(`${word}\n`);
    const answer = await reader.readline();
    console.log(`${name}: ${new TextDecoder().decode(answer).trim()}`);
  }
  writer.close();
  await writer.waitClosed();
}

async function main() {
  const server = await startServer(echo, { host: "127.0.0.1", port: 7000 });
  const ann = createTask(() => client("Ann", 7000));
  const ben = createTask(() => client("Ben", 7000));
  await ann;
  await ben;
  server.close();
  await server.waitClosed();
}

await run(main);
