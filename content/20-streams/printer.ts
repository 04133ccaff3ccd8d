import { openConnection, run } from "asyncio";

export const scenario = {
  hosts: {
    "printer.test": { reads: 100_000, services: { 9100: { then: "stay" } } },
  },
};

const page = new Uint8Array(100_000);

async function main() {
  const { writer } = await openConnection({ host: "printer.test", port: 9100 });
  for (let number = 1; number <= 4; number++) {
    writer.write(page);
    await writer.drain();
    console.log(`page ${number} is handed over`);
  }
  writer.close();
  await writer.waitClosed();
}

await run(main);
