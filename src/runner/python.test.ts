// Python's side of every pair: CPython under virtual time, one program after another.
import { describe, expect, it } from "vitest";
import { loadPython, runPython } from "./python.node.ts";

async function lines(source: string): Promise<string[]> {
  const run = await runPython(source);
  if (run.outcome.kind === "threw") throw new Error(run.outcome.text);
  return run.lines.map((line) => `${line.at} ${line.text}`);
}

describe("a Python program under virtual time", () => {
  it("runs on CPython 3.14", async () => {
    expect(await lines("import sys; print(sys.version_info[:2])")).toEqual(["0 (3, 14)"]);
  });

  it("stamps each line with the virtual time at which it was complete", async () => {
    const said = await lines(`
import asyncio
async def say(text, delay):
    await asyncio.sleep(delay)
    print(text)
async def main():
    await asyncio.gather(say("late", 60), say("early", 0.25), say("early too", 0.25))
    print("a", end="")
    await asyncio.sleep(1)
    print("b")
asyncio.run(main())`);
    expect(said).toEqual(["250 early", "250 early too", "60000 late", "61000 ab"]);
  });

  it("blocks everybody during time.sleep, on the same clock", async () => {
    const said = await lines(`
import asyncio, time
async def nap():
    await asyncio.sleep(0.1)
    print("woke")
async def main():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    time.sleep(2)
    print("blocked")
    await task
started = time.monotonic()
asyncio.run(main())
print(round(time.monotonic() - started, 2), round(time.perf_counter(), 2))`);
    expect(said).toEqual(["2000 blocked", "2000 woke", "2000 2.0 2.0"]);
  });

  it("ends a busy wait, because reading the clock takes time", async () => {
    const said = await lines(`
import time
end = time.monotonic() + 0.05
while time.monotonic() < end:
    pass
print("over")`);
    expect(said).toEqual(["50 over"]);
  });

  it("lets timers fire beside a task that spins", async () => {
    const said = await lines(`
import asyncio
async def main():
    done = asyncio.Event()
    asyncio.get_running_loop().call_later(0.002, done.set)
    while not done.is_set():
        await asyncio.sleep(0)
    print("fired")
asyncio.run(main())`);
    expect(said).toEqual(["2 fired"]);
  });

  it("runs thread jobs beside each other", async () => {
    const said = await lines(`
import asyncio, time
def job(seconds):
    time.sleep(seconds)
    print("job", seconds)
    return seconds
async def main():
    print(await asyncio.gather(asyncio.to_thread(job, 2), asyncio.to_thread(job, 1)))
asyncio.run(main())`);
    expect(said).toEqual(["1000 job 1", "2000 job 2", "2000 [2, 1]"]);
  });

  it("names the waiting tasks of a deadlock and runs nothing of it any more", async () => {
    const run = await runPython(`
import asyncio
async def main():
    try:
        await asyncio.Future()
    finally:
        print("never")
asyncio.run(main())`);
    expect(run.lines).toEqual([]);
    expect(run.outcome).toMatchObject({ kind: "deadlocked", waiting: ["Task-1"] });
  });

  it("gives the traceback from the program's own frames on", async () => {
    const { outcome } = await runPython("def f():\n    1 / 0\nf()", "broken.py");
    expect(outcome).toMatchObject({ kind: "threw", name: "ZeroDivisionError" });
    expect(outcome).toMatchObject({ text: expect.stringContaining('File "broken.py", line 2') });
    expect(outcome).toMatchObject({ text: expect.not.stringContaining("virtual_loop") });
  });

  it("calls a program that doesn't compile an error like any other", async () => {
    const { outcome } = await runPython("def f(:");
    expect(outcome).toMatchObject({ kind: "threw", name: "SyntaxError" });
  });

  it("shows nothing of one program to the next", async () => {
    await runPython(`
import asyncio, random, time
left = asyncio.sleep
asyncio.sleep = time.sleep = None
random.seed(5)
asyncio.new_event_loop().create_task(left(1))
asyncio.set_event_loop(asyncio.new_event_loop())`);
    const probe = `
import asyncio, random, time
print("left" in globals(), asyncio.sleep is None, time.sleep is None, random.random())
async def main():
    print(asyncio.current_task().get_name())
asyncio.run(main())`;
    const said = await lines(probe);
    expect(said[0]).toMatch(/^0 False False False /);
    expect(said[1]).toBe("0 Task-1");
    expect(await lines(probe)).toEqual(said);
  });

  it("interrupts a program that never gives the loop a turn", async () => {
    const impatient = await loadPython(200);
    const { outcome } = impatient.run("while True:\n    pass", "main.py");
    expect(outcome).toMatchObject({ kind: "hung" });
    expect(impatient.run("print(1)", "main.py").lines).toHaveLength(1);
  });
});
