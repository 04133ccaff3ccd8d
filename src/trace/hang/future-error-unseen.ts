import { Future, run } from "asyncio";

async function main() {
  const reply = new Future<string>();
  reply.setException(new Error("no reply"));
}

await run(main);

// says: unseenError: A future failed at line 5 with Error: no reply, and nobody looked at its error
