import { IncompleteReadError, run, StreamReader } from "asyncio";

const text = (bytes: Uint8Array) =>
  JSON.stringify(new TextDecoder().decode(bytes));

async function main() {
  const reader = new StreamReader();
  reader.feedData(
    new TextEncoder().encode("PLAY 7\nname: tide;year: 2026;rest"),
  );
  reader.feedEof();

  console.log("read", text(await reader.read(4)));
  console.log("readline", text(await reader.readline()));
  console.log("readuntil", text(await reader.readuntil(";")));
  console.log("readexactly", text(await reader.readexactly(11)));
  try {
    await reader.readexactly(10);
  } catch (error) {
    if (!(error instanceof IncompleteReadError)) throw error;
    console.log(`wanted ${error.expected} bytes, got`, text(error.partial));
  }
  console.log("at the end:", text(await reader.read(100)), reader.atEof());
}

await run(main);
