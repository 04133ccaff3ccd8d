import type { StreamReader, StreamWriter } from "asyncio";
import { gather, openConnection, run, sleep, startServer } from "asyncio";

const room = new Map<string, StreamWriter>();
const decoder = new TextDecoder();
const text = (line: Uint8Array) => decoder.decode(line).trim();

function tell(line: string) {
  for (const writer of room.values()) writer.write(`${line}\n`);
}

async function serve(reader: StreamReader, writer: StreamWriter) {
  const name = text(await reader.readline());
  tell(`${name} comes in`);
  room.set(name, writer);
  for await (const line of reader) tell(`${name}: ${text(line)}`);
  room.delete(name);
  tell(`${name} is gone`);
  writer.close();
}

async function guest(name: string, comes: number, lines: number) {
  await sleep(comes);
  const { reader, writer } = await openConnection({ port: 7000 });
  writer.write(`${name}\nhello\n`);
  for (let heard = 0; heard < lines; heard++)
    console.log(name, "hears", text(await reader.readline()));
  writer.close();
}

await run(async () => {
  await using _ = await startServer(serve, { port: 7000 });
  const ann = () => guest("ann", 0, 3);
  await gather([ann, () => guest("ben", 200, 2)]);
});
