import { expect, type Page, test } from "@playwright/test";
import { pageScript } from "./bundle.ts";

/** Programs for a plain page or worker, without the sandbox: each gives lines. */
const programs = `
import {
  ContextVar, Lock, Queue, createTask, currentTask, fromAbortable, gather, isCancelled, openConnection,
  run, sleep, taskGroup, timeout, wrapFuture,
} from "./src/asyncio/index.ts";

const fromOutside = (delay) => new Promise((resolve) => setTimeout(resolve, delay));
const named = (names, work) => gather(names.map((name) => createTask(() => work(name), { name })));

const programs = {
  async order() {
    const log = [];
    const work = async (name, turns) => {
      for (let turn = 0; turn < turns; turn++) {
        log.push(name + turn);
        await sleep(0);
        await null;
      }
    };
    await gather([() => work("a", 3), () => work("b", 1), () => work("c", 2)]);
    return log;
  },

  async cancel() {
    const log = [];
    const task = createTask(async () => {
      try {
        await sleep(60_000);
      } catch (error) {
        log.push("cancelled " + isCancelled(error));
        throw error;
      } finally {
        await sleep(1);
        log.push("cleaned up");
      }
    });
    await sleep(1);
    task.cancel();
    await task.then(null, () => log.push("ended"));
    const late = await timeout(5, () => sleep(60_000)).then(null, (error) => error.name);
    return [...log, late];
  },

  async primitives() {
    const [lock, queue, log] = [new Lock(), new Queue(1), []];
    await taskGroup((group) => {
      for (const name of ["a", "b"]) {
        group.createTask(() => lock.with(async () => {
          log.push(name + " in");
          await sleep(1);
          log.push(name + " out");
          await queue.put(name);
        }));
      }
      group.createTask(async () => log.push("got " + (await queue.get()) + (await queue.get())));
    });
    return log;
  },

  async manyTurns() {
    let steps = 0;
    const spin = async () => {
      for (let turn = 0; turn < 1000; turn++, steps++) await sleep(0);
    };
    await gather(Array.from({ length: 10 }, () => spin));
    return [String(steps)];
  },

  async carried() {
    const user = new ContextVar("user");
    return await named(["ada", "bob"], async (name) => {
      user.set(name);
      await sleep(2);
      await null;
      await wrapFuture(fromOutside(2));
      await fromAbortable(() => fromOutside(2));
      return currentTask()?.name + " " + user.get();
    });
  },

  async lost() {
    const user = new ContextVar("user");
    return await named(["ada", "bob"], async (name) => {
      user.set(name);
      await fromOutside(2);
      return currentTask()?.name + " " + user.get("nobody");
    });
  },

  async refused() {
    const error = await openConnection({ host: "localhost", port: 80 }).catch((thrown) => thrown);
    return [error.message];
  },
};

globalThis.playLibrary = async () => {
  const printed = { topLevel: [await sleep(1, "works"), String(currentTask())] };
  for (const [name, program] of Object.entries(programs)) printed[name] = await run(program);
  return printed;
};
`;

const expected = {
  topLevel: ["works", "null"],
  order: ["a0", "b0", "c0", "a1", "c1", "a2"],
  cancel: ["cancelled true", "cleaned up", "ended", "TimeoutError"],
  primitives: ["a in", "a out", "b in", "b out", "got ab"],
  manyTurns: ["10000"],
  carried: ["ada ada", "bob bob"],
  lost: ["undefined nobody", "undefined nobody"],
  refused: [
    "Cannot open a connection: a browser gives programs no sockets, expected Node, Deno or Bun",
  ],
};

function inPage(page: Page): Promise<unknown> {
  return page.evaluate(() => (globalThis as unknown as Playing).playLibrary());
}

function inWorker(page: Page, script: string): Promise<unknown> {
  return page.evaluate((code) => {
    const player = `${code}; playLibrary().then(postMessage, (error) => postMessage(String(error)));`;
    const worker = new Worker(URL.createObjectURL(new Blob([player])));
    return new Promise<unknown>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
  }, script);
}

interface Playing {
  playLibrary(): Promise<unknown>;
}

test("the library runs in a plain page", async ({ page }) => {
  await page.goto("data:text/html,<title>library</title>");
  await page.addScriptTag({ content: await pageScript(programs) });
  expect(await inPage(page)).toEqual(expected);
});

test("the library runs in a plain worker", async ({ page }) => {
  await page.goto("data:text/html,<title>library</title>");
  expect(await inWorker(page, await pageScript(programs))).toEqual(expected);
});
