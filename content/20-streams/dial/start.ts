import {
  openConnection,
  run,
  type StreamReader,
  type StreamWriter,
  startServer,
} from "asyncio";

export async function ask(port: number, question: string): Promise<string> {
  const { writer } = await openConnection({ host: "localhost", port });
  writer.write(question);
  // TODO: the clerk waits for the end of your line, and you for the answer.
  writer.close();
  return "what does the clerk say?";
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
