import { CancelledError, createTask, RuntimeError, run, StreamReader, sleep } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder().decode(data);

async function main() {
  createTask(ticker);
  const reader = new StreamReader();
  const consume = async (name: string) => {
    try {
      console.log(name, text(await reader.readline()).trim(), tick);
    } catch (error) {
      if (error instanceof RuntimeError) console.log(name, "refused", tick);
      else if (error instanceof CancelledError) console.log(name, "cancelled", tick);
      else throw error;
    }
  };
  const first = createTask(() => consume("first"));
  const second = createTask(() => consume("second"));
  await sleep(0);
  await sleep(0);
  first.cancel();
  const third = createTask(() => consume("third"));
  await sleep(0);
  await sleep(0);
  reader.feedData(bytes("one\ntwo\n"));
  third.cancel();
  const fourth = createTask(() => consume("fourth"));
  await sleep(5);
  const fifth = createTask(() => consume("fifth"));
  await fifth;
  console.log([first, second, third, fourth].map((task) => String(task.done())).join(" "));
}

await run(main);
