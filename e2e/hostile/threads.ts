// Programs that try it from a thread: to get out, to never end, to take all there is.
import { ESCAPED, type Hostile } from "./case.ts";

const inThread = (body: string) =>
  `import { toThread } from "asyncio";\nconsole.log(await toThread(async () => {${body}}));`;

export const threads: readonly Hostile[] = [
  {
    name: "a thread that loops for ever",
    source: `import { toThread } from "asyncio";\nconsole.log("in");\nawait toThread(() => { for (;;); });`,
    end: "hung busyLoop",
    says: ["in"],
  },
  {
    name: "a thread whose promises never end",
    source: `import { toThread } from "asyncio";\nawait toThread(async () => { for (;;) await null; });`,
    end: ["hung busyLoop", "overran memory"],
  },
  {
    name: "a thread that takes all memory",
    source: `import { toThread } from "asyncio";\nawait toThread(() => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)); });`,
    end: ["hung busyLoop", "overran memory", "threw"],
  },
  {
    name: "a thread that reaches for the network",
    source: inThread(`
      const it: any = globalThis;
      const ways: Record<string, () => unknown> = {
        fetch: () => it.fetch("LEAK/fetch"),
        again: () => Object.getPrototypeOf(it).fetch?.call(it, "LEAK/again") ?? Promise.reject(),
        xhr: () => { const x = new it.XMLHttpRequest(); x.open("GET", "LEAK/xhr", false); x.send(); },
        socket: () => new it.WebSocket("LEAK/socket".replace("http", "ws")),
        events: () => new it.EventSource("LEAK/events"),
        scripts: () => it.importScripts("LEAK/scripts.js"),
        worker: () => new it.Worker("LEAK/worker.js"),
        blob: () => import(URL.createObjectURL(new Blob(["export default await fetch('LEAK/blob')"], { type: "text/javascript" }))),
        code: () => { const url = "LEAK/code.js"; return import(url); },
        post: () => it.postMessage({ type: "began" }),
      };
      const refused: string[] = [];
      for (const name of Object.keys(ways)) {
        try { await ways[name]!(); } catch { refused.push(name); }
      }
      return refused.length === Object.keys(ways).length ? "all refused" : "${ESCAPED}, but for " + refused;`),
    end: "returned",
    says: ["all refused"],
  },
  {
    name: "threads that start threads without end",
    source: `import { ThreadPoolExecutor } from "asyncio";
const pools: unknown[] = [];
for (;;) {
  const pool = new ThreadPoolExecutor({ maxWorkers: 1 });
  pools.push(pool);
  pool.submit(() => { for (;;); });
}`,
    end: "threw",
    error: /Cannot start a thread: there are \d+ already/,
  },
  {
    name: "a thread that starts a thread",
    source: inThread(`
      const { run, toThread } = await import("asyncio");
      return run(() => toThread(() => 1)).then(() => "${ESCAPED}", (error) => error.name);`),
    end: "returned",
    says: ["RuntimeError"],
  },
  {
    name: "processes that start processes without end",
    source: `import { createSubprocessShell, run, sleep } from "asyncio";
await run(async () => {
  await createSubprocessShell("echo 'sh bomb & sh bomb & wait' > bomb; sh bomb 2>/dev/null", { cwd: "/tmp" });
  await sleep(5000);
  console.log("the end");
});`,
    end: "returned",
    says: ["the end"],
  },
  {
    name: "a process that fills the disk",
    source: `import { createSubprocessShell, run } from "asyncio";
await run(async () => {
  const process = await createSubprocessShell("yes > /tmp/all");
  console.log(await process.wait());
});`,
    end: "returned",
    says: ["1"],
  },
];
