import { IncompleteReadError, LimitOverrunError, run, StreamReader, ValueError } from "asyncio";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => JSON.stringify(new TextDecoder().decode(data));

async function show(name: string, call: () => Promise<Uint8Array>) {
  try {
    console.log(name, text(await call()));
  } catch (error) {
    if (error instanceof IncompleteReadError) {
      console.log(name, "incomplete", text(error.partial), error.expected);
    } else if (error instanceof LimitOverrunError) console.log(name, "overrun", error.consumed);
    else if (error instanceof ValueError) console.log(name, "value error");
    else throw error;
  }
}

async function main() {
  const reader = new StreamReader({ limit: 8 });
  reader.feedData(bytes("one\ntwo;three\nfourteen fifteen\nok\n1234567890"));
  await show("line", () => reader.readline());
  await show("until", () => reader.readuntil([";", "\n"]));
  await show("until", () => reader.readuntil(["ree\n", "e"]));
  await show("exactly", () => reader.readexactly(2));
  await show("overrun", () => reader.readuntil("\n"));
  await show("line", () => reader.readline());
  await show("line", () => reader.readline());
  await show("overrun", () => reader.readuntil("\r\n"));
  await show("read", () => reader.read(3));
  await show("none", () => reader.read(0));
  console.log(reader.atEof());
  reader.feedEof();
  console.log(reader.atEof());
  await show("exactly", () => reader.readexactly(20));
  console.log(reader.atEof());
  await show("exactly", () => reader.readexactly(1));
  await show("until", () => reader.readuntil("x"));
  await show("line", () => reader.readline());
  await show("read", () => reader.read());
  await show("empty", () => reader.readuntil(""));
}

await run(main);
