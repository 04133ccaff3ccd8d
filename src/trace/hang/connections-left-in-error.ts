import { gather, openConnection, run } from "asyncio";

export const scenario = {
  hosts: { "time.test": { latency: 20, services: { 13: { echo: true } } } },
};

async function ask(question: string) {
  const { reader, writer } = await openConnection({ host: "time.test", port: 13 });
  writer.write(question);
  const answer = String.fromCharCode(...(await reader.readexactly(question.length)));
  if (answer !== "when?") throw new Error("not asked for the time");
  writer.close();
}

await run(async () => {
  await gather([() => ask("who?"), () => ask("when?"), () => ask("why?")], {
    returnExceptions: true,
  });
});

// says: leakedConnection: The connection to time.test:13, begun at line 8, was still open when the program ended, for nobody had closed it (2 times)
