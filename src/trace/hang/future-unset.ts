import { Future, run } from "asyncio";

async function main() {
  const reply = new Future<string>();
  console.log(await reply);
}

await run(main);

// says: foreverWait: main() waits at line 5 for `reply`, a future that nobody is left to settle
