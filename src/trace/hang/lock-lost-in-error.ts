import { gather, Lock, run } from "asyncio";

const till = new Lock();

async function pay(amount: number) {
  await till.acquire();
  if (amount < 0) throw new RangeError("a negative amount");
  till.release();
}

async function main() {
  const results = await gather([() => pay(-1), () => pay(5)], { returnExceptions: true });
  console.log(results);
}

await run(main);

// says: foreverWait: pay() waits at line 6 for lock till, which another pay() took at line 6 and never gave back
