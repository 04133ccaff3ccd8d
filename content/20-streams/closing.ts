import { createTask, openConnection, run, sleep, startServer } from "asyncio";

const address = { host: "localhost", port: 7000 };

async function guest(order: string) {
  try {
    const { reader, writer } = await openConnection(address);
    writer.write(`${order}\n`);
    console.log(new TextDecoder().decode(await reader.readline()).trim());
    writer.close();
  } catch (error) {
    console.log(`no ${order}: ${(error as Error).name}`);
  }
}

async function main() {
  const server = await startServer(async (reader, writer) => {
    const order = new TextDecoder().decode(await reader.readline()).trim();
    await sleep(2000);
    writer.write(`${order} is served\n`);
    writer.close();
  }, address);
  const soup = createTask(() => guest("soup"), { name: "soup" });
  await sleep(500);
  server.close();
  console.log("the door is closed");
  await guest("stew");
  await server.waitClosed();
  console.log("the last guest has left");
  await soup;
}

await run(main);
