// The names of a program in both languages: found where they stand, and nowhere else.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocs } from "../runner/docs.ts";
import { readNames } from "./reference.ts";
import { findNames, type TwinLanguage, twinNames } from "./twinnames.ts";

const table = readNames(readFileSync(new URL("./names.txt", import.meta.url), "utf8"));
const all = twinNames(table, readDocs(process.cwd()));

/** What stands in the text, and what it is in the other language. */
function seen(text: string, language: TwinLanguage): string[] {
  const other = language === "python" ? "typescript" : "python";
  return findNames(text, language, all).map(
    ({ from, to, name, member }) => `${text.slice(from, to)} = ${(member ?? name)[other]}`,
  );
}

describe("the names of a program", () => {
  it("are found in Python, those of the language too", () => {
    expect(
      seen(
        `import asyncio

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(1))

asyncio.run(main())
`,
        "python",
      ),
    ).toEqual([
      "async def = async function",
      "async with = using",
      "asyncio.TaskGroup = TaskGroup",
      "create_task = createTask",
      "asyncio.sleep = sleep",
      "asyncio.run = run",
    ]);
  });

  it("are found in TypeScript, under whichever of their names", () => {
    expect(
      seen(
        `import { AsyncEvent, run, sleep, taskGroup } from "asyncio";

await run(async () => {
  const bell = new AsyncEvent();
  await taskGroup(async (group) => void group.createTask(() => bell.wait()));
});
`,
        "typescript",
      ),
    ).toEqual([
      "AsyncEvent = asyncio.Event",
      "run = asyncio.run",
      "sleep = asyncio.sleep",
      "taskGroup = asyncio.TaskGroup",
      "run = asyncio.run",
      "async = async def",
      "AsyncEvent = asyncio.Event",
      "taskGroup = asyncio.TaskGroup",
      "async = async def",
      "createTask = create_task",
      "wait = wait",
    ]);
  });

  it("are only those a program has imported", () => {
    expect(seen("const sleep = 1;\nrun(sleep);\n", "typescript")).toEqual([]);
    expect(seen("def sleep(): pass\nsleep()\n", "python")).toEqual([]);
    expect(seen("from asyncio import sleep\nsleep()\n", "python")).toEqual([
      "sleep = sleep",
      "sleep = sleep",
    ]);
  });

  it("are not those in comments and texts", () => {
    expect(seen("# asyncio.sleep\nprint(\"asyncio.sleep\", 'asyncio.run')\n", "python")).toEqual(
      [],
    );
    expect(seen('// for await\nconsole.log("for await"); /* for await */\n', "typescript")).toEqual(
      [],
    );
  });

  it("are members only where their class is at hand", () => {
    expect(seen('menu = {}\nmenu.get("tea")\n', "python")).toEqual([]);
    expect(seen('jobs = asyncio.Queue()\nawait jobs.get()\n", ".join([])\n', "python")).toEqual([
      "asyncio.Queue = Queue",
      "get = get",
    ]);
  });
});
