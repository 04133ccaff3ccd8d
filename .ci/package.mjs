// Makes the library a package of its own: dist/asyncio as plain JavaScript modules with types and no
// dependency, and dist/*.tgz as npm installs it. `node .ci/package.mjs [folder]`.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src/asyncio");
const target = resolve(process.argv[2] ?? join(root, "dist/package"));
const project = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
compile();
writeFileSync(join(target, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
copyFileSync(join(source, "README.md"), join(target, "README.md"));
pack();

function compile() {
  const files = readdirSync(source, { recursive: true })
    .map((file) => String(file).replaceAll("\\", "/"))
    .filter((file) => /^((node|browser)\/)?[a-z]+\.ts$/.test(file) && file !== "testing.ts");
  const options = {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    rootDir: source,
    outDir: target,
    declaration: true,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
    strict: true,
  };
  const program = ts.createProgram(
    files.map((file) => join(source, file)),
    options,
  );
  const write = (file, text) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, finished(file, text));
  };
  const found = [
    ...ts.getPreEmitDiagnostics(program),
    ...program.emit(undefined, write).diagnostics,
  ];
  if (found.length === 0) return;
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (file) => file,
    getNewLine: () => "\n",
  };
  console.error(ts.formatDiagnostics(found, host));
  process.exit(1);
}

/** Under the name it is installed by; types point to types. */
function finished(file, text) {
  const named = text.replaceAll(' from "asyncio";', ' from "@interleave/asyncio";');
  return file.endsWith(".d.ts")
    ? named.replace(/((?:from|import\()\s*"\.[^"]*)\.ts"/g, '$1.js"')
    : named;
}

/** The package's own package.json: the same conditions as here, on what was compiled. */
function manifest() {
  const ours = ([name, { browser, default: other }]) => [
    name,
    { browser: compiled(browser), default: compiled(other) },
  ];
  return {
    name: "@interleave/asyncio",
    version: project.version,
    description: "Python's asyncio for TypeScript, with the same order of everything",
    license: project.license,
    type: "module",
    engines: { node: ">=20" },
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
    imports: Object.fromEntries(Object.entries(project.imports).map(ours)),
    // What these do when loaded is to say how a loop makes tasks, futures and pools.
    sideEffects: ["./task.js", "./future.js", "./executor.js"],
  };
}

function compiled(file) {
  return file.replace("./src/asyncio/", "./").replace(/\.ts$/, ".js");
}

function pack() {
  const args = ["pack", target, "--pack-destination", target, "--silent"];
  const { status, stdout, stderr } = spawnSync("npm", args, { encoding: "utf8" });
  if (status !== 0) {
    console.error(stderr);
    process.exit(1);
  }
  console.log(join(target, stdout.trim().split("\n").at(-1) ?? ""));
}
