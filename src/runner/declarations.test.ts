import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { makeDeclarations } from "./declarations.ts";

const declarations = makeDeclarations(join(import.meta.dirname, "../.."));

/** What TypeScript finds wrong in a program that sees nothing but the declarations. */
function complaints(source: string): string[] {
  const files = new Map<string, string>([["/main.ts", source]]);
  for (const [path, text] of Object.entries(declarations)) {
    files.set(`/node_modules/${path}`, text);
  }
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.esnext.d.ts", "lib.webworker.d.ts"],
    strict: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.directoryExists = () => true;
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  const roots = ["/main.ts", "/node_modules/interleave/globals.d.ts"];
  const program = ts.createProgram(roots, options, host);
  const main = program.getSourceFile("/main.ts");
  return [...program.getSemanticDiagnostics(main), ...program.getSyntacticDiagnostics(main)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "),
  );
}

test("a program that uses the library as it is meant has nothing to complain of", () => {
  const source = `import { gather, sleep, type Task, createTask } from "asyncio";
    const task: Task<number> = createTask(async () => { await sleep(10); return 1; });
    const [a, b] = await gather([task, async () => "two"]);
    const sum: number = a + b.length;
    console.log(sum);`;
  expect(complaints(source)).toEqual([]);
});

test("seconds where text stands, and names that do not exist, are found", () => {
  expect(complaints('import { sleep } from "asyncio"; await sleep("1");')).toEqual([
    expect.stringContaining("not assignable to parameter of type 'number'"),
  ]);
  expect(complaints('import { slep } from "asyncio"; slep();')).toEqual([
    expect.stringContaining("slep"),
  ]);
});

test("AsyncContext is known, which no engine's own declarations have yet", () => {
  const source = `const id = new AsyncContext.Variable<number>({ defaultValue: 0 });
    const found: number | undefined = id.run(7, () => id.get());
    console.log(found);`;
  expect(complaints(source)).toEqual([]);
});

test("every public name has its doc comment in what the editor shows", () => {
  expect(declarations["asyncio/sleep.d.ts"]).toMatch(/\/\*\*[\s\S]*export declare function sleep/);
});

test("a file that runs as a process knows its words of Node, and no others", () => {
  const source = `process.stdin.setEncoding("utf8");
    let all = "";
    for await (const chunk of process.stdin) all += chunk;
    process.on("SIGTERM", (signal) => process.exit(signal.length)).once("exit", (code) => console.log(code));
    const room: boolean = process.stdout.write(all + process.argv.slice(2).join());
    if (!room) await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
    process.stdout.on("error", (error) => console.error(error.code));
    process.exitCode = process.env.TEA === undefined ? 1 : process.pid;
    export {};`;
  expect(complaints(source)).toEqual([]);
  expect(complaints("process.nextTick(() => {});")).toEqual([expect.stringContaining("nextTick")]);
});

test("a program may call a thing of its own process", () => {
  const source = `import { createSubprocessExec } from "asyncio";
    const process = await createSubprocessExec("echo", ["tea"]);
    console.log(await process.wait());`;
  expect(complaints(source)).toEqual([]);
});
