// What connecting and listening fail with.
import { OSError, openConnection, run, startServer } from "asyncio";

const host = "127.0.0.1";

async function tell(what: string, port: number, attempt: () => PromiseLike<unknown>) {
  try {
    await attempt();
    console.log(what, "worked");
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const cause = error.cause instanceof Error ? error.cause.message : "none";
    const clean = (text: string) => text.replaceAll(`${port}`, "PORT");
    console.log(what, error.name, error instanceof OSError ? error.code : "", clean(error.message));
    console.log(" because of", clean(cause));
  }
}

await run(async () => {
  const server = await startServer(() => {}, { host, port: 0 });
  const port = server.addresses()[0]?.port ?? 0;
  await tell("in use", port, () => startServer(() => {}, { host, port }));
  await tell("in use everywhere", port, () => startServer(() => {}, { port }));
  server.close();
  await server.waitClosed();
  await tell("closed", port, () => openConnection({ host, port }));
  await tell("free again", port, async () => (await startServer(() => {}, { host, port })).close());
  await tell("not ours", port, () => startServer(() => {}, { host: "192.0.2.77", port }));
  await tell("no port", 0, () => openConnection({ host, port: 70_000 }));
});
