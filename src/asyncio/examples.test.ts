// Every public export says what it means, where the behaviour comes from and shows itself in use; and
// every example compiles, runs, and prints what its comments say.
import { readFileSync } from "node:fs";
import { format } from "node:util";
import ts from "typescript";
import { expect, test } from "vitest";
import * as asyncio from "./index.ts";

const index = new URL("./index.ts", import.meta.url).pathname;
const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
  types: ["node"],
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
};

interface Documented {
  readonly name: string;
  readonly isValue: boolean;
  readonly text: string;
  readonly example: string | null;
}

const documented = exportsOf(index);
const examples = documented.flatMap(({ name, example }) =>
  example === null ? [] : [{ name, example }],
);

test("every public export says in a sentence what it is", () => {
  const silent = documented.filter(({ text }) => !/^[A-Z`].{15,}/s.test(text));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("every public function, class and constant has an example", () => {
  const missing = documented.filter(({ isValue, example }) => isValue && example === null);
  expect(missing.map(({ name }) => name)).toEqual([]);
  expect(examples.length).toBeGreaterThan(60);
});

test("every example compiles", () => {
  expect(diagnosticsOf(examples)).toEqual([]);
});

test.each(examples)("the example of $name prints what it says", async ({ example }) => {
  const expected = [...example.matchAll(/\/\/ (.+)$/gm)].flatMap(([, text]) => text?.split(" / "));
  const printed = await printedBy(example);
  expect(printed.length).toBeGreaterThan(0);
  if (isReal(example))
    expect(expected.join()).toContain(expected.length > 0 ? printed[0]?.trim() : "");
  else if (expected.length > 0) expect(printed).toEqual(expected);
});

const programs = readFileSync(new URL("./README.md", import.meta.url), "utf8")
  .split("```")
  .filter((block) => block.startsWith("ts\n"))
  .map((block) => block.slice(3).replaceAll("@interleave/asyncio", "asyncio"));

test("the README shows whole programs", () => {
  expect(programs.length).toBeGreaterThan(2);
  expect(diagnosticsOf(programs.map((example, index) => ({ name: `${index}`, example })))).toEqual(
    [],
  );
});

test.each(programs)("a program of the README prints what it says: %#", async (program) => {
  const expected = [...program.matchAll(/\/\/ (.+)$/gm)].flatMap(([, text]) => text?.split(" / "));
  expect(await printedBy(program)).toEqual(expected);
});

/** What an example prints, run as the main function of a program. */
async function printedBy(example: string): Promise<string[]> {
  const printed: string[] = [];
  const log = (...values: unknown[]) => printed.push(format(...values));
  const code = ts
    .transpile(`(async () => {\n${inside(example)}\n})`, compilerOptions)
    .replace(/^"use strict";\s*/, "")
    .replace(/;\s*$/, "");
  const names = Object.keys(asyncio);
  const make = new Function("load", ...names, `return ${code}`);
  const body: () => Promise<void> = make(load, ...Object.values(asyncio));
  const original = console.log;
  console.log = log;
  try {
    if (isProgram(example) || isReal(example)) await body();
    else await asyncio.run(body, { clock: new asyncio.VirtualClock() });
  } finally {
    console.log = original;
  }
  return printed;
}

/** It makes a run or a loop of its own, and must stand outside every other. */
function isProgram(example: string): boolean {
  return /\brun\(|new Runner|newEventLoop/.test(example);
}

/** It uses sockets, processes or threads, which know no virtual time. */
function isReal(example: string): boolean {
  return /Server|openConnection|Unix|Datagram|Subprocess|Executor|toThread|files/.test(example);
}

function load(name: string): Promise<unknown> {
  return import(/* @vite-ignore */ name);
}

/** An example without its imports, as the body of a function. */
function inside(example: string): string {
  return example
    .replace(/import \{[^}]*\} from "asyncio";\n/g, "")
    .replace(/import (\{[^}]*\}) from "(node:\w+)";/g, 'const $1 = await load("$2");');
}

function exportsOf(file: string): Documented[] {
  const program = ts.createProgram([file], compilerOptions);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`Cannot read ${file}: expected a module`);
  return checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    const tags = target.getJsDocTags(checker);
    const example = tags.find(({ name }) => name === "example");
    return {
      name: symbol.name,
      isValue: symbol.name in asyncio,
      text: ts.displayPartsToString(target.getDocumentationComment(checker)),
      example: example ? codeOf(ts.displayPartsToString(example.text)) : null,
    };
  });
}

/** The code between the fences. */
function codeOf(text: string): string {
  return text.replace(/^```ts\n/, "").replace(/\n```\s*$/, "");
}

/** What the compiler has to say about the examples, each a module of its own beside the library. */
function diagnosticsOf(all: readonly { name: string; example: string }[]): string[] {
  const texts = new Map(all.map(({ name, example }) => [path(name), moduleOf(example)]));
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    if (text === undefined) return getSourceFile.call(host, name, ...rest);
    return ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  host.readFile = (name) => texts.get(name) ?? readFile.call(host, name);
  const program = ts.createProgram([...texts.keys()], compilerOptions, host);
  return [...texts.keys()].flatMap((name) =>
    program.getSemanticDiagnostics(program.getSourceFile(name)).map(({ messageText }) => {
      return `${name.replace(/.*example-/, "")}: ${ts.flattenDiagnosticMessageText(messageText, "; ")}`;
    }),
  );
}

function path(name: string): string {
  return index.replace("index.ts", `example-${name}.ts`);
}

function moduleOf(example: string): string {
  return `${example.replace('from "asyncio"', 'from "./index.ts"')}\nexport {};\n`;
}
