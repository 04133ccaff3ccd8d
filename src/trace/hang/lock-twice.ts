import { Lock, run } from "asyncio";

const account = new Lock();

async function withdraw() {
  await account.with(async () => {
    console.log("withdrawn");
  });
}

async function transfer() {
  await account.acquire();
  await withdraw();
  account.release();
}

await run(transfer);

// says: deadlock: Deadlock: transfer() waits at line 6 for lock account, which it holds itself since line 12
