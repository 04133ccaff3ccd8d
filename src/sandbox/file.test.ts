// Files of a program: as on a real disk, in the time that the scenario's disk takes, and bounded.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { Scenario } from "../runner/protocol.ts";
import { played, printed, stamped } from "./programs/support/play.ts";

const everything = readFileSync(join(import.meta.dirname, "programs/files/everything.ts"), "utf8");
const library = join(import.meta.dirname, "../asyncio/index.ts");

const prelude = `
  import { createSubprocessShell, createTask, files, gather, PIPE, run, sleep, timeout } from "asyncio";
`;

async function lines(source: string, scenario: Scenario = {}, more = {}): Promise<string[]> {
  const { events, outcome } = await played(prelude + source, { scenario, ...more });
  expect(outcome).toEqual({ kind: "returned" });
  return stamped(events);
}

test("a program of files prints what it prints on a real disk", async () => {
  const folder = mkdtempSync(join(tmpdir(), "interleave-files-"));
  // Beside the folder: the program lists what is in it.
  const main = `${folder}.ts`;
  try {
    writeFileSync(main, everything.replaceAll('from "asyncio"', `from ${JSON.stringify(library)}`));
    const { stdout } = await promisify(execFile)(process.execPath, [main], { cwd: folder });
    const { events, outcome } = await played(everything);
    expect(outcome).toEqual({ kind: "returned" });
    expect(printed(events)).toEqual(stdout.trimEnd().split("\n"));
  } finally {
    rmSync(main, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the same files give the same trace, and end under every schedule", async () => {
  const [once, again] = [await played(everything), await played(everything)];
  expect(again.events).toEqual(once.events);
  for (const schedule of [1, 2]) {
    expect((await played(everything, { schedule })).outcome).toEqual({ kind: "returned" });
  }
});

test("a scenario lays files on the disk, which processes see too", async () => {
  const scenario = { files: { "menu/tea.txt": "green\nblack\n", "big.bin": { size: 70_000 } } };
  const source = `
    await run(async () => {
      for await (const line of await files.open("menu/tea.txt")) console.log(line.trim());
      console.log((await (await files.open("big.bin", "rb")).read()).length);
      const shell = await createSubprocessShell("wc -l menu/tea.txt; echo white > more.txt", { stdout: PIPE });
      console.log(new TextDecoder().decode((await shell.communicate()).stdout ?? undefined).trim());
      console.log((await (await files.open("more.txt")).read()).trim());
    });
  `;
  const told = (await lines(source, scenario)).map((line) => line.replace(/^\d+ /, ""));
  expect(told).toEqual(["green", "black", "70000", "2 menu/tea.txt", "white"]);
});

test("each call waits for the disk, calls of several tasks wait together, and bytes take one line", async () => {
  const scenario = {
    files: { a: { size: 50_000 }, b: { size: 50_000 } },
    disk: { latency: 10, bandwidth: 1_000_000 },
  };
  const read = `
    async function read(path: string) {
      await using file = await files.open(path, "rb");
      console.log(path, (await file.read()).length);
    }
  `;
  // To open 10, to read 10 and 50 for the bytes, to see the end 10, and to close 10.
  expect(
    await lines(`${read} await run(async () => { await read("a"); await read("b"); });`, scenario),
  ).toEqual(["80 a 50000", "170 b 50000"]);
  expect(
    await lines(`${read} await run(() => gather([() => read("a"), () => read("b")]));`, scenario),
  ).toEqual(["80 a 50000", "130 b 50000"]);
});

test("who is cancelled while a file opens leaves none open, and what is written is written", async () => {
  const source = `
    await run(async () => {
      const opening = createTask(() => files.open("a", "w"));
      await sleep(1);
      opening.cancel();
      const file = await files.open("b", "w");
      const writing = createTask(() => file.write("all of it"));
      await sleep(1);
      writing.cancel();
      await sleep(100);
      console.log(await files.listdir(), await files.getsize("b"));
      await file.close();
    });
  `;
  const { events } = await played(prelude + source, { scenario: { disk: { latency: 10 } } });
  expect(stamped(events)).toEqual(["132 [ 'a', 'b' ] 9"]);
  const [opened, closed] = ["fileOpened", "fileClosed"].map(
    (type) => events.filter((event) => event.type === type).length,
  );
  expect(closed).toBe(opened);
});

test("a disk is full one day, and nobody's memory is", async () => {
  const source = `
    const attempt = async (work: () => Promise<unknown>) => {
      try { await work(); } catch (error) { console.log((error as { code?: string }).code, String(error)); }
    };
    await run(async () => {
      const file = await files.open("bomb", "wb");
      await attempt(() => file.truncate(1e12));
      await attempt(() => file.seek(1e12).then(() => file.write(new Uint8Array(1))));
      await file.seek(0);
      await attempt(async () => { for (;;) await file.write(new Uint8Array(2 ** 20)); });
      console.log((await files.getsize("bomb")) / 2 ** 20);
      await file.close();
      await attempt(async () => { for (let count = 0; ; count++) await files.open("f" + count, "w"); });
    });
  `;
  expect((await lines(source)).map((line) => line.replace(/^\d+ /, ""))).toEqual([
    "ENOSPC OSError: Cannot truncate bomb: there is no room left on the disk",
    "ENOSPC OSError: Cannot write to bomb: there is no room left on the disk",
    "ENOSPC OSError: Cannot write to bomb: there is no room left on the disk",
    "32",
    "EMFILE OSError: Cannot open f1024: too many files are open",
  ]);
});

test("who appends stands at the end: to cut off there, to read on, and to tell", async () => {
  const source = `
    await run(async () => {
      const log = await files.open("log", "a");
      await log.truncate();
      console.log(await files.getsize("log"), await log.tell());
      const word = await files.open("word", "a+");
      await word.write("x");
      console.log(JSON.stringify(await word.read()), await word.tell());
      await word.seek(0);
      console.log(await word.read(2), await word.write("y"), await word.tell());
      await word.seek(0);
      console.log(await word.read());
    });
  `;
  const scenario = { files: { log: { size: 100 }, word: "abcdef" } };
  const told = (await lines(source, scenario)).map((line) => line.replace(/^\d+ /, ""));
  expect(told).toEqual(["100 100", '"" 7', "ab 1 8", "abcdefxy"]);
});

test("long files are read in parts, lines and characters that the parts cut through", async () => {
  const source = `
    await run(async () => {
      const long = "ä".repeat(40_000);
      const file = await files.open("long", "w+");
      await file.write("x" + long + "\\n" + long);
      await file.seek(0);
      console.log((await file.readline()) === "x" + long + "\\n", await file.tell());
      await file.seek(0);
      console.log((await file.read(1 + 40_000)) === "x" + long, (await file.read()).length);
      await file.seek(0);
      const reading = createTask(() => file.readline());
      await sleep(0.05);
      await file.seek(80_001);
      console.log(JSON.stringify(await reading), await file.tell());
    });
  `;
  const told = (await lines(source)).map((line) => line.replace(/^\d+ /, ""));
  expect(told).toEqual(["true 80002", "true 40001", '"\\n" 80002']);
});

test("a file that came when nobody waited any more is closed", async () => {
  const source = `
    await run(async () => {
      await timeout(10, () => files.open("a", "w")).catch((error) => console.log(error.name));
      await sleep(100);
    });
  `;
  const scenario = { disk: { latency: 10 } };
  for (const schedule of [0, 1, 2, 3, 4, 5]) {
    const { events } = await played(prelude + source, { schedule, scenario });
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect(count("fileClosed")).toBe(count("fileOpened"));
  }
});

test("what may not be opened any more is left as it is", async () => {
  const source = `
    await run(async () => {
      for (let count = 0; count < 1024; count++) await files.open("data");
      const opening = files.open("data", "w");
      console.log(await opening.catch((error) => error.code), await files.getsize("data"));
    });
  `;
  const told = (await lines(source, { files: { data: "kept" } })).map((line) =>
    line.replace(/^\d+ /, ""),
  );
  expect(told).toEqual(["EMFILE 4"]);
});

test("what a file has room for counts only when it is used", async () => {
  const source = `
    await run(async () => {
      const [a, b] = [await files.open("a", "wb"), await files.open("b", "wb")];
      await a.write(new Uint8Array(9 * 2 ** 20));
      await a.write(new Uint8Array(1));
      await b.write(new Uint8Array(20 * 2 ** 20));
      const more = a.write(new Uint8Array(5 * 2 ** 20));
      console.log(await more.catch((error) => error.code), (await files.getsize("a")) / 2 ** 20 < 10);
    });
  `;
  const told = (await lines(source)).map((line) => line.replace(/^\d+ /, ""));
  expect(told).toEqual(["ENOSPC true"]);
});

test("a file that is removed takes its room until everybody has closed it, and no longer", async () => {
  const source = `
    await run(async () => {
      const attempt = (work: Promise<unknown>) => work.then(() => "went well", (error) => error.code);
      const big = new Uint8Array(20 * 2 ** 20);
      for (let round = 0; round < 3; round++) {
        const file = await files.open("big", "wb+");
        await file.write(big);
        await files.remove("big");
        const other = await files.open("other", "wb");
        console.log(await attempt(other.write(big)), (await file.seek(0), await file.read(2)).length);
        if (round === 0) await file.truncate(0);
        void file.write(new Uint8Array(2 ** 20));
        await file.close();
        console.log(await attempt(other.write(big)));
        await other.close();
        await files.remove("other");
      }
      const shell = await createSubprocessShell("exec 3> gone; rm gone; seq 100000 >&3; seq 100000 >&3", {});
      await shell.wait();
      const last = await files.open("last", "wb");
      console.log(await attempt(last.write(new Uint8Array(31 * 2 ** 20))), await attempt(last.write(new Uint8Array(2 ** 20))), await attempt(last.write(big)));
    });
  `;
  const told = (await lines(source)).map((line) => line.replace(/^\d+ /, ""));
  const round = ["ENOSPC 2", "went well"];
  expect(told).toEqual([...round, ...round, ...round, "went well went well ENOSPC"]);
});
