// New chapters and exercises in a course of their own: the gate finds nothing in them but the TODOs.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { inspect } from "./check.ts";
import { newCommand } from "./new.ts";

/** CPython and the compiler start here for the first time, perhaps on a busy machine. */
const unhurried = 180_000;

let content: string;

beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), "new-"));
  vi.spyOn(console, "log").mockImplementation(() => {});
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(content, { recursive: true });
});

const make = (...args: string[]) => newCommand([...args, "--content", content]);

/** Takes the TODOs out, as an author would by writing. */
async function write(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name === "start.ts") continue;
    await writeFile(file, (await readFile(file, "utf8")).replaceAll("TODO: ", "written: "));
  }
}

describe("interleave new", () => {
  it(
    "makes a chapter in which the gate finds nothing but what is still to write",
    async () => {
      expect(await make("chapter", "locks")).toBe(0);
      const { findings, questions } = await inspect(content);
      expect(questions).toBe(2);
      expect(findings.length).toBeGreaterThan(3);
      expect(findings.filter(({ found }) => !found.startsWith('"TODO: '))).toEqual([]);
      await write(join(content, "01-locks"));
      expect((await inspect(content)).findings).toEqual([]);
    },
    unhurried,
  );

  it(
    "makes an exercise that keeps every promise of the gate but its TODOs",
    async () => {
      await make("chapter", "locks");
      expect(await make("exercise", "locks/one-key")).toBe(0);
      await write(join(content, "01-locks"));
      const { findings, exercises } = await inspect(content);
      expect({ findings, exercises }).toEqual({ findings: [], exercises: 1 });
    },
    unhurried,
  );

  it("gives a chapter the next number, or the one in its name", async () => {
    await make("chapter", "07-cancel");
    await make("chapter", "locks-and-keys");
    expect((await readdir(content)).sort()).toEqual(["07-cancel", "08-locks-and-keys"]);
    const text = await readFile(join(content, "08-locks-and-keys/chapter.mdx"), "utf8");
    expect(text).toContain('title: "Locks and keys"');
  });

  it("overwrites nothing and says what a name should look like", async () => {
    await make("chapter", "locks");
    await expect(make("chapter", "locks")).rejects.toThrow("there is 01-locks");
    await make("exercise", "locks/one-key");
    await expect(make("exercise", "01-locks/one-key")).rejects.toThrow("it is there already");
    await expect(make("exercise", "tasks/one-key")).rejects.toThrow("expected one of 01-locks");
    await expect(make("chapter", "Locks!")).rejects.toThrow("such as locks, or 15-locks");
    await expect(make("exercise", "../x/y")).rejects.toThrow("small letters");
    expect(await readdir(content)).toEqual(["01-locks"]);
  });
});
