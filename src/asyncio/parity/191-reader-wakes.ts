import { createTask, run, StreamReader, sleep } from "asyncio";

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
  const consume = async () => {
    console.log("exactly", text(await reader.readexactly(4)), tick);
    console.log("line", text(await reader.readline()).trim(), tick);
    console.log("rest", text(await reader.read()), tick);
  };
  const task = createTask(consume);
  for (const piece of ["ab", "cd", "ef", "g\nh", "ij"]) {
    await sleep(0);
    await sleep(0);
    console.log("feed", piece.length, tick);
    reader.feedData(bytes(piece));
  }
  await sleep(5);
  reader.feedEof();
  console.log("end", tick);
  await task;
  console.log("over", tick);
}

await run(main);
