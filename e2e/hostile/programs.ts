// Programs that try it from a file of their own that runs as a process. Each file starts itself, and knows
// by the global `process` which of the two it is.
import { ESCAPED, type Hostile } from "./case.ts";

/** `inside` runs in the process, `outside` starts it. */
const twice = (
  inside: string,
  outside: string,
) => `import { createSubprocessExec, gather, PIPE } from "asyncio";
const it: any = globalThis;
const text = (bytes: Uint8Array | null) => new TextDecoder().decode(bytes ?? undefined);
const start = () => createSubprocessExec("node", ["main.ts"], { stdout: PIPE, stderr: PIPE });
if (it.process) {
  ${inside}
} else {
  ${outside}
}`;
const waits = `const process = await start();
  const { stdout, stderr } = await process.communicate();
  console.log(process.returncode, stdout?.length ?? 0, text(stderr).split("\\n")[0]);`;

export const programs: readonly Hostile[] = [
  {
    name: "a process that loops for ever",
    source: twice("for (;;);", waits),
    end: "hung busyLoop",
    line: 6,
  },
  {
    name: "a process whose promises never end",
    source: twice("for (;;) await null;", waits),
    end: ["hung busyLoop", "overran memory"],
  },
  {
    name: "a process that takes all memory",
    source: twice("const all = []; for (;;) all.push(new Array(100_000).fill(all.length));", waits),
    end: ["hung busyLoop", "overran memory", "threw", "returned"],
  },
  {
    name: "a process that writes without end",
    source: twice(`for (;;) it.process.stdout.write("x".repeat(1000));`, waits),
    // Whether it is ahead by more than may wait, or its realm is full before that.
    end: ["returned", "overran memory"],
    says: ["-6 0 FATAL ERROR: JavaScript heap out of memory"],
  },
  {
    name: "processes without end, all at once",
    source: twice(
      "await new Promise((resolve) => setTimeout(resolve, 1000));",
      `const codes = await gather(Array.from({ length: 60 }, () => async () => {
    const process = await start();
    await process.communicate();
    return process.returncode;
  }));
  console.log(codes.filter((code) => code === 0).length, codes.filter((code) => code === 1).length);`,
    ),
    end: "returned",
    says: ["32 28"],
  },
  {
    name: "a process that starts itself again",
    source: twice("await start();", waits),
    end: "returned",
  },
  {
    name: "a process that ends itself while others wait for it",
    source: twice("it.process.exit(3);", waits),
    end: "returned",
    says: ["3 0 "],
  },
  {
    name: "a process that reaches for the network",
    source: twice(
      `const ways: Record<string, () => unknown> = {
        fetch: () => it.fetch("LEAK/fetch"),
        again: () => Object.getPrototypeOf(it).fetch?.call(it, "LEAK/again") ?? Promise.reject(),
        xhr: () => { const x = new it.XMLHttpRequest(); x.open("GET", "LEAK/xhr", false); x.send(); },
        socket: () => new it.WebSocket("LEAK/socket".replace("http", "ws")),
        scripts: () => it.importScripts("LEAK/scripts.js"),
        worker: () => new it.Worker("LEAK/worker.js"),
        code: () => { const url = "LEAK/code.js"; return import(url); },
        post: () => it.postMessage({ type: "rests" }),
      };
      const refused: string[] = [];
      for (const name of Object.keys(ways)) {
        try { await ways[name]!(); } catch { refused.push(name); }
      }
      console.log(refused.length === Object.keys(ways).length ? "all refused" : "${ESCAPED}, but for " + refused);`,
      `console.log(text((await (await start()).communicate()).stdout).trim());`,
    ),
    end: "returned",
    says: ["all refused"],
  },
];
