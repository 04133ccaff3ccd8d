import { Future, gather, run } from "asyncio";

const waiting = new Map<number, Future<string>>();
let last = 0;

function receive(id: number, text: string) {
  const reply = waiting.get(id);
  if (reply !== undefined && !reply.done()) reply.setResult(text);
}

async function ask(city: string, ms: number) {
  const id = ++last;
  const reply = new Future<string>();
  waiting.set(id, reply);
  setTimeout(() => receive(id, `${ms / 100} degrees`), ms); // the server
  try {
    return `${city}: ${await reply}`;
  } finally {
    waiting.delete(id);
  }
}

async function main() {
  const asked = [() => ask("north", 2100), () => ask("south", 900)];
  console.log((await gather(asked)).join("; "));
  console.log(`${waiting.size} waiting`);
}

await run(main);
