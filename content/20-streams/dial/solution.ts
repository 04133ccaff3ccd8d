import {
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  startServer,
} from "asyncio";

export async function ask(port: number, question: string): Promise<string> {
  const { reader, writer } = await openConnection({ host: "localhost", port });
  try {
    // The new line belongs to the message: without it the clerk waits on.
    writer.write(`${question}\n`);
    await writer.drain();
    // Decoded as a whole: a letter may be split between two pieces.
    const line = new TextDecoder().decode(await reader.readline());
    if (!line.endsWith("\n")) throw new Error("no answer");
    return line.slice(0, -1);
  } finally {
    // We leave by return, by an error, or by a cancellation: this way always.
    writer.close();
    await writer.waitClosed();
  }
}

async function clerk(reader: StreamReader, writer: StreamWriter) {
  const question = new TextDecoder().decode(await reader.readline()).trim();
  writer.write(`${question.length} letters\n`);
  await reader.read();
  writer.close();
}

await run(async () => {
  const address = { host: "localhost", port: 7000 };
  await using _ = await startServer(clerk, address);
  console.log(await ask(7000, "interleave"));
});
