import { createTask, run, StreamReader, sleep, ValueError } from "asyncio";

let tick = 0;

async function ticker() {
  for (;;) {
    await sleep(0);
    tick += 1;
  }
}

class Source {
  pauseReading() {
    console.log("pause", tick);
  }

  resumeReading() {
    console.log("resume", tick);
  }
}

async function main() {
  createTask(ticker);
  const reader = new StreamReader({ limit: 4 });
  reader.setTransport(new Source());
  const attempt = async (name: string, call: () => Promise<Uint8Array>) => {
    try {
      console.log(name, (await call()).length, tick);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      console.log(name, "failed", tick);
    }
  };
  reader.feedData(new Uint8Array(8));
  reader.feedData(new Uint8Array(1));
  await attempt("read", () => reader.read(4));
  await attempt("read", () => reader.read(1));
  reader.feedData(new Uint8Array(9));
  const large = createTask(() => attempt("large", () => reader.readexactly(20)));
  await sleep(0);
  await sleep(0);
  reader.feedData(new Uint8Array(2));
  await sleep(0);
  reader.setException(new ValueError("cut"));
  await large;
  await attempt("after", () => reader.read(1));
  await attempt("after", () => reader.readline());
}

await run(main);
