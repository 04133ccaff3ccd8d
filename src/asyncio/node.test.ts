// The library in plain Node, on real time: programs of their own, run to their end.
import { spawn } from "node:child_process";
import { expect, test } from "vitest";

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `code`, which finds the library as `asyncio`, in a Node of its own. */
function node(code: string): Promise<Ended> {
  const library = new URL("./index.ts", import.meta.url).href;
  const program = `import * as asyncio from ${JSON.stringify(library)};\n${code}`;
  const args = ["--no-warnings", "--input-type=module", "--eval", program];
  const cwd = new URL("../..", import.meta.url).pathname;
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

test("a program sleeps for real and ends by itself", async () => {
  const { code, out } = await node(`
    const before = performance.now();
    const result = await asyncio.run(() => asyncio.gather([
      () => asyncio.sleep(20, "a"), () => asyncio.sleep(10, "b")]));
    console.log(result.join(), performance.now() - before > 18);
  `);
  expect({ code, out }).toEqual({ code: 0, out: "a,b true\n" });
});

test("a run that can never go on is rejected, instead of a silent end", async () => {
  const { code, out } = await node(`
    const stuck = async () => {
      asyncio.createTask(() => new asyncio.Event().wait(), { name: "stuck" });
      await new Promise(() => {});
    };
    await asyncio.run(stuck).catch((error) => console.log(error.message));
  `);
  expect(code).toBe(0);
  expect(out).toContain("nothing is ready, no timer is pending");
  expect(out).toContain("waits for a promise from outside the library");
  expect(out).toContain("stuck waits for an event");
});

test("what waits for ever at the top level is named when Node ends", async () => {
  const { err } = await node(`
    asyncio.createTask(() => new asyncio.Future(), { name: "stuck" });
    asyncio.createTask(() => Promise.reject(new Error("unseen")));
  `);
  expect(err).toContain("stuck waits for a future");
  expect(err).toContain("its exception was never retrieved");
  expect(err).toContain("unseen");
});

test("a failed task nobody looks at does not end the process", async () => {
  const { code, out, err } = await node(`
    await asyncio.run(async () => {
      asyncio.createTask(() => Promise.reject(new Error("lost")));
      await asyncio.sleep(1);
      console.log("went on");
    });
  `);
  expect({ code, out }).toEqual({ code: 0, out: "went on\n" });
  expect(err).toContain("lost");
});

test("the current task is right in timers and promises from outside", async () => {
  const { out } = await node(`
    const name = () => asyncio.currentTask()?.name ?? null;
    const seen = [];
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.push(name());
      await new Promise((resolve) => setTimeout(() => { seen.push(name()); resolve(); }, 2));
      await asyncio.sleep(1);
      seen.push(name());
    };
    await asyncio.run(() => asyncio.gather(["a", "b"].map((name) => asyncio.createTask(work, { name }))));
    console.log(seen.join());
  `);
  expect(out.trim().split(",").sort().join("")).toBe("aaabbb");
});

test("a failure is told when nobody can look at it any more", async () => {
  const { out } = await node(`
    const { setFlagsFromString } = await import("node:v8");
    setFlagsFromString("--expose-gc");
    const gc = (await import("node:vm")).runInNewContext("gc");
    await asyncio.run(async () => {
      asyncio.getRunningLoop().setExceptionHandler((loop, { message }) => console.log(message));
      asyncio.createTask(() => Promise.reject(new Error("lost")), { name: "loser" });
      await asyncio.sleep(5);
      for (let turn = 0; turn < 5; turn++) {
        gc();
        await asyncio.sleep(5);
      }
      console.log("still running");
    });
  `);
  expect(out.split("\n")).toEqual([
    'task "loser" failed and its exception was never retrieved',
    "still running",
    "",
  ]);
});
