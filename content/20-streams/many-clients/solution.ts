import {
  CancelledError,
  ConnectionError,
  gather,
  openConnection,
  run,
  type Server,
  type StreamReader,
  type StreamWriter,
  sleep,
  startServer,
} from "asyncio";

export type Answer = (name: string, question: string) => Promise<string>;

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();

export async function openOffice(
  port: number,
  answer: Answer,
): Promise<Server> {
  async function answered(name: string, question: string) {
    try {
      return await answer(name, question);
    } catch (error) {
      // A cancellation is meant for the whole client; an error for its question.
      if (error instanceof CancelledError) throw error;
      return "sorry";
    }
  }

  // Called once for each client, in a task of its own: nobody waits in a line.
  async function serve(reader: StreamReader, writer: StreamWriter) {
    try {
      // In here, so that it is this client's name for as long as it stays.
      const name = text(await reader.readline());
      for await (const question of reader) {
        writer.write(`${await answered(name, text(question))}\n`);
        await writer.drain();
      }
    } catch (error) {
      // Reset or broken pipe: whoever is gone has nothing more to be told.
      if (!(error instanceof ConnectionError)) throw error;
    } finally {
      writer.close();
    }
  }

  return await startServer(serve, { host: "localhost", port });
}

async function lookUp(name: string, question: string) {
  await sleep(question.length * 100);
  return `${name}, about ${question}: yes`;
}

async function client(name: string, question: string) {
  const { reader, writer } = await openConnection({ port: 7000 });
  writer.write(`${name}\n${question}\n`);
  writer.writeEof();
  console.log(text(await reader.read()));
  writer.close();
}

await run(async () => {
  const server = await openOffice(7000, lookUp);
  await gather([() => client("ann", "the roof"), () => client("ben", "tea")]);
  server.close();
});
