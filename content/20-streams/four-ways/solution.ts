import { IncompleteReadError, run, StreamReader, sleep } from "asyncio";

export type Tell = (part: string, value: string) => void;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function torn(bytes: Uint8Array) {
  return new Error(`torn after ${JSON.stringify(text(bytes))}`);
}

/** A read that keeps its word, or throws with what came instead. */
async function whole(read: Promise<Uint8Array>) {
  try {
    return text(await read);
  } catch (error) {
    // Other errors, a lost connection for one, are not ours to explain.
    if (!(error instanceof IncompleteReadError)) throw error;
    throw torn(error.partial);
  }
}

export async function readCard(reader: StreamReader, tell: Tell) {
  // readline never throws at the end, so the new line itself is the proof.
  const line = await reader.readline();
  const name = text(line);
  if (!name.endsWith("\n")) throw torn(line);
  tell("name", name.slice(0, -1));
  const street = await whole(reader.readuntil(";"));
  tell("street", street.slice(0, -1));
  // Not readuntil: a semicolon in here is a byte like any other.
  tell("code", await whole(reader.readexactly(5)));
  // Only now to the end: everything that is left is text, even if it is nothing.
  tell("text", text(await reader.read()));
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
