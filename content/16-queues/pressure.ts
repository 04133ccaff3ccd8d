import { gather, Queue, run, sleep } from "asyncio";

async function camera(film: Queue<number>) {
  for (let picture = 1; picture <= 5; picture++) {
    await film.put(picture);
    console.log(`picture ${picture} taken, ${film.qsize()} waiting`);
  }
  film.shutdown();
}

async function uploader(film: Queue<number>) {
  for await (const picture of film) {
    await sleep(1000);
    console.log(`picture ${picture} uploaded, ${film.qsize()} waiting`);
  }
}

async function main() {
  const film = new Queue<number>(2);
  await gather([() => camera(film), () => uploader(film)]);
}

await run(main);
