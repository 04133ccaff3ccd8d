import { run, StreamReader, sleep } from "asyncio";

export type Tell = (part: string, value: string) => void;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

export async function readCard(reader: StreamReader, tell: Tell) {
  const card = text(await reader.read(1000));
  // TODO: is this the whole card? Read each part in the way that fits it.
  const [name = "", rest = ""] = card.split("\n");
  tell("name", name);
  tell("street", rest.split(";")[0] ?? "");
}

await run(async () => {
  const reader = new StreamReader();
  const reading = readCard(reader, (part, value) => console.log(part, value));
  for (const piece of ["Ann\n12 Sea ", "Road;AB", "1;2See you ", "soon"]) {
    reader.feedData(new TextEncoder().encode(piece));
    await sleep(500);
  }
  reader.feedEof();
  await reading;
});
