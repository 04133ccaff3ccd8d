// The table of names against both libraries: nothing of Python's asyncio is missing, nothing in it is made
// up, and the two programs of every entry print the same at the same times.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as library from "../asyncio/index.ts";
import { runTwin, runTypeScript, standardOutput } from "../cli/check.run.ts";
import { readDocs } from "../runner/docs.ts";
import { runPython } from "../runner/python.node.ts";
import { readNames } from "./reference.ts";

const table = readNames(readFileSync(new URL("./names.txt", import.meta.url), "utf8"));
const entries = table.groups.flatMap((group) => group.entries);
const ofAsyncio = table.groups
  .filter((group) => !group.isLanguage)
  .flatMap((group) => group.entries);
const docs = readDocs(process.cwd());

async function ask(program: string): Promise<unknown> {
  const { lines, outcome } = await runPython(program);
  expect(outcome).toEqual({ kind: "returned" });
  return JSON.parse(lines.map(({ text }) => text).join(""));
}

describe("the names of asyncio in TypeScript", () => {
  it("are all of Python's public names, each once", async () => {
    const names = [
      ...ofAsyncio.map(({ python }) => python).filter((name) => !name.includes(".")),
      ...table.leftOut.flatMap((one) => one.names),
    ];
    const all = await ask(
      "import asyncio, json; print(json.dumps([n for n in asyncio.__all__ if n[0] != '_']))",
    );
    expect(names.sort()).toEqual((all as string[]).sort());
  });

  it("are all of the public names of asyncio.subprocess", async () => {
    const names = ofAsyncio.map(({ python }) => python).filter((name) => name.includes("."));
    const all = await ask(`import asyncio.subprocess as module, json
own = [n for n in dir(module) if n[0] != "_" and getattr(getattr(module, n), "__module__", module.__name__) == module.__name__]
print(json.dumps([f"subprocess.{n}" for n in own if not isinstance(getattr(module, n), type(module)) and n != "SubprocessStreamProtocol"]))`);
    // The two that start a process are names of asyncio itself.
    expect(names.sort()).toEqual(
      (all as string[]).filter((name) => !name.includes("create_subprocess")).sort(),
    );
  });

  it("are all of the public members of Python's classes that have members here", async () => {
    for (const { python, members } of entries.filter((entry) => entry.members.length > 0)) {
      const all = await ask(`import asyncio, json
own = asyncio.${python}
print(json.dumps([n for n in dir(own) if n[0] != '_' and n not in dir(Exception)]))`);
      const given = members.map((member) => member.python);
      expect(given.sort(), python).toEqual((all as string[]).sort());
    }
  });

  it("are names of the library, with a sentence each", () => {
    for (const { typescript } of ofAsyncio) {
      expect(docs.get(typescript), typescript).toMatch(/\w+/);
    }
  });

  it("give only classes that have members", () => {
    const withMembers = entries.filter(({ members }) => members.length > 0);
    const classes = new Set(withMembers.map(({ python }) => python));
    expect(entries.flatMap(({ gives }) => gives).filter((name) => !classes.has(name))).toEqual([]);
  });

  it("stand in places of their own", () => {
    const ids = entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^\w[\w-]*$/.test(id))).toEqual([]);
  });

  it("leave out none of the library's names", () => {
    const named = new Set([
      ...entries.map(({ typescript }) => typescript),
      ...table.ours.flatMap(({ names }) => names),
    ]);
    expect(Object.keys(library).filter((name) => !named.has(name))).toEqual([]);
    const made = table.ours.flatMap(({ names }) => names).filter((name) => !(name in library));
    expect(made).toEqual([]);
  });

  it("have members that the library's classes have", () => {
    for (const { typescript, members } of entries) {
      for (const member of members) {
        if (member.typescript === null) continue;
        expect(
          docs.has(`${typescript}.${member.typescript}`),
          `${typescript}.${member.typescript}`,
        ).toBe(true);
      }
    }
  });

  it.each(entries.filter(({ runs }) => runs !== "not"))(
    "$python and $typescript print the same",
    async ({ python, programs, runs }) => {
      const line = programs.python;
      const twin =
        runs === "top"
          ? line
          : `async def main():\n${line.replace(/^/gm, "    ")}\nasyncio.run(main())`;
      const theirs = await runTwin(`import asyncio\n${twin}\n`, `${python}.py`);
      const used = Object.keys(library).filter((name) =>
        new RegExp(`\\b${name}\\b`).test(programs.typescript),
      );
      const imports = `import { ${[...new Set([...used, "run"])].join(", ")} } from "asyncio";`;
      const body =
        runs === "top" ? programs.typescript : `await run(async () => { ${programs.typescript} });`;
      const ours = await runTypeScript(`${imports}\n${body}\n`);
      expect(theirs.about).toBe("returned");
      expect(ours.about).toBe("returned");
      const said = standardOutput(theirs).map((line) => ({
        ...line,
        text: inJavaScript(line.text),
      }));
      expect(standardOutput(ours)).toEqual(said);
      expect(standardOutput(ours).length).toBeGreaterThan(0);
    },
  );
});

function inJavaScript(text: string): string {
  return text.replace(/\b(True|False)\b/g, (word) => word.toLowerCase());
}
