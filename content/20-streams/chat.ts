import {
  createTask,
  gather,
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from "asyncio";

const address = { host: "localhost", port: 7000 };

const room = new Map<StreamWriter, string>();

function tell(line: string) {
  for (const writer of room.keys()) writer.write(`${line}\n`);
}

async function listen(name: string, reader: StreamReader) {
  for await (const line of reader)
    console.log(`[${name}]`, new TextDecoder().decode(line).trim());
}

async function person(name: string, comes: number, says: string) {
  await sleep(comes);
  const { reader, writer } = await openConnection(address);
  const ears = createTask(() => listen(name, reader), {
    name: `${name}'s ears`,
  });
  writer.write(`${name}\n`);
  await sleep(300);
  writer.write(`${says}\n`);
  await sleep(500);
  writer.writeEof();
  await ears;
  writer.close();
}

async function main() {
  await using _ = await startServer(async (reader, writer) => {
    const name = new TextDecoder().decode(await reader.readline()).trim();
    tell(`${name} comes in`);
    room.set(writer, name);
    try {
      for await (const line of reader)
        tell(`${name}: ${new TextDecoder().decode(line).trim()}`);
    } finally {
      room.delete(writer);
      tell(`${name} is gone`);
      writer.close();
    }
  }, address);
  await gather([
    () => person("ann", 0, "anybody here?"),
    () => person("ben", 200, "hello"),
  ]);
}

await run(main);
