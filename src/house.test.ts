// The rules of the house as a test: who may import whom, no circles, one barrel, files and functions
// of a size one can read. Each failure is the sentence of the rule that was broken.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const packages = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** A room, and what its files may import: rooms, single files, packages. */
const may: Readonly<Record<string, readonly string[]>> = {
  asyncio: ["node:*", "#*"],
  "runner/protocol.ts": [],
  // A process of a program prints its console as bytes: as text, by the one who knows how it looks.
  sandbox: [
    "asyncio",
    "runner/protocol.ts",
    "trace/text.ts",
    "trace/table.ts",
    "node:*",
    "@jridgewell/*",
  ],
  trace: ["runner/protocol.ts"],
  runner: ["node:*", "packages"],
  course: ["trace", "node:*", "astro:content", "zod", "astro/zod", "yaml", "idb"],
  components: [
    "runner/build.ts",
    "runner/options.ts",
    "runner/stream.ts",
    "runner/client.ts",
    "runner/compiler.ts",
    "runner/files.ts",
    "runner/protocol.ts",
    "trace",
    "course",
    "node:*",
    "packages",
    "astro:*",
    "virtual:*",
  ],
  cli: ["runner", "runner/protocol.ts", "trace", "course", "node:*", "packages"],
  pages: ["components", "course", "runner", "node:*", "packages", "astro:*", "styles"],
  styles: [],
  "content.config.ts": ["course", "astro:*", "packages"],
  "house.test.ts": ["node:*", "packages"],
};

/** Monaco is megabytes: only the editor's own files may name it. */
const monacoFiles = /^components\/(monaco|editor)[a-z-]*\.ts$/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = filesUnder(join(root, "src"));
const imports = files.flatMap(importsOf);

test("every import runs along an arrow of the house", () => {
  const broken = imports.filter((one) => !isAllowed(one) && !isTest(one.from));
  expect(broken.map(sentence)).toEqual([]);
});

test("a chapter imports only asyncio and checks", () => {
  const chapters = filesUnder(join(root, "content")).flatMap(importsOf);
  const broken = chapters.filter(({ to }) => !/^(asyncio|checks|\.)/.test(to) && !inContent(to));
  expect(broken.map(sentence)).toEqual([]);
});

test("imports never run in a circle", () => {
  expect(circles()).toEqual([]);
});

test("asyncio/index.ts is the only barrel", () => {
  const barrels = files.filter((file) => /(^|\/)index\.ts$/.test(file) && !/^pages\//.test(file));
  expect(barrels).toEqual(["asyncio/index.ts"]);
});

test("only the editor imports Monaco", () => {
  const broken = imports.filter(
    ({ from, to, typeOnly }) => /^monaco-editor/.test(to) && !typeOnly && !monacoFiles.test(from),
  );
  expect(broken.map(sentence)).toEqual([]);
});

test("a file over 300 lines says why at its top", () => {
  const long = sources().filter(({ text }) => {
    const lines = text.split("\n");
    return lines.length > 301 && !/300\s+(\/\/ )?lines/i.test(lines.slice(0, 12).join("\n"));
  });
  expect(long.map(({ file, text }) => `${file}: ${text.split("\n").length} lines`)).toEqual([]);
});

test("a function is under 40 lines", () => {
  const long = sources().flatMap(({ file, text }) => longFunctions(file, text));
  expect(long).toEqual([]);
});

test("a file opens with a sentence that says what it is", () => {
  const silent = sources().filter(({ text }) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text));
  expect(silent.map(({ file }) => file)).toEqual([]);
});

function sources(): { file: string; text: string }[] {
  return files
    .filter((file) => /\.ts$/.test(file) && !isTest(file) && !isProgram(file))
    .map((file) => ({ file, text: readFileSync(join(root, "src", file), "utf8") }));
}

/** Programs that tests run are data here, not parts of the house. */
function isProgram(file: string): boolean {
  return /^(asyncio\/parity|runner\/puzzles|trace\/programs|trace\/hang|sandbox\/programs)\//.test(
    file,
  );
}

function isTest(file: string): boolean {
  return /\.test\.ts$/.test(file) || isProgram(file);
}

function inContent(to: string): boolean {
  return to.startsWith("content/") || to.startsWith("../content/");
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|astro)$/.test(entry.name))
    .map((entry) => relative(join(root, "src"), join(entry.parentPath, entry.name)))
    .map((file) => file.split("\\").join("/"))
    .sort();
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, "src", file), "utf8");
  const code = file.endsWith(".astro") ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "") : text;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) found.push({ from: file, ...specifier, to: resolve(file, specifier.to) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function specifierOf(node: ts.Node): { to: string; typeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { to: node.moduleSpecifier.text, typeOnly };
  }
  if (
    ts.isExportDeclaration(node) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  ) {
    return { to: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  const first = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (
    ts.isCallExpression(node) &&
    node.expression.kind === ts.SyntaxKind.ImportKeyword &&
    first &&
    ts.isStringLiteral(first)
  ) {
    return { to: first.text, typeOnly: false };
  }
  return undefined;
}

function resolve(from: string, to: string): string {
  if (!to.startsWith(".")) return to;
  return posix.normalize(posix.join(dirname(from), to.replace(/\?.*$/, "")));
}

function roomOf(file: string): string {
  return may[file] ? file : (file.split("/")[0] ?? file);
}

function isAllowed({ from, to }: Import): boolean {
  const room = roomOf(from);
  const allowed = may[room];
  if (!allowed) return false;
  const target = roomOf(to);
  if (room === target || (room === "runner" && to === "runner/protocol.ts")) return true;
  if (to.startsWith("../")) return true;
  return allowed.some(
    (rule) =>
      rule === target ||
      rule === to ||
      (rule.endsWith("*") && to.startsWith(rule.slice(0, -1))) ||
      (rule === "packages" && isPackage(to)),
  );
}

function isPackage(to: string): boolean {
  const name = to
    .split("/")
    .slice(0, to.startsWith("@") ? 2 : 1)
    .join("/");
  return name in packages.devDependencies || name in (packages.dependencies ?? {});
}

function sentence({ from, to }: Import): string {
  const allowed = may[roomOf(from)]?.join(", ") ?? "nothing: the room is unknown";
  return `src/${from} imports ${to}; ${roomOf(from)} may import only itself and: ${allowed}`;
}

function circles(): string[] {
  const edges = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) {
    if (typeOnly || isTest(from)) continue;
    edges.set(from, [...(edges.get(from) ?? []), to]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) found.push([...path.slice(start), file].join(" → "));
    if (start >= 0 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) walk(file, []);
  return found;
}

function longFunctions(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const lines = line(node.end) - line(node.getStart(source)) + 1;
      if (lines > 40) found.push(`src/${file}:${line(node.getStart(source))}: ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
