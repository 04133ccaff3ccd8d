import {
  createTask,
  gather,
  openConnection,
  Queue,
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
  const line = new Queue<[StreamReader, StreamWriter]>();
  // TODO: here all clients stand in one line. Serve each in its own task.
  createTask(async () => {
    for await (const [reader, writer] of line) {
      const name = text(await reader.readline());
      for await (const question of reader)
        writer.write(`${await answer(name, text(question))}\n`);
      writer.close();
    }
  });
  return await startServer(
    (reader, writer) => line.putNowait([reader, writer]),
    { host: "localhost", port },
  );
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
