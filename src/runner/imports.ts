// What a program may import, as an esbuild plug-in: its own files, served from memory, and the rooms
// `asyncio` and `checks`, left standing for rooms.ts. Nothing else resolves. Each of a plug-in's
// callbacks costs as much as compiling a small program: a program of one file does without.
import type { Loader, OnResolveResult, Plugin } from "esbuild-wasm";
import type { Program } from "./protocol.ts";

/** The names that each importable module exports. */
export type Modules = Readonly<Record<"asyncio" | "checks", readonly string[]>>;

/** esbuild's name for the learner's files, stripped from everything that is shown. */
export const OWN = "program";

const extensions = ["", ".ts", ".js", ".mts", ".mjs", ".json", "/index.ts"];
const loaders: Readonly<Record<string, Loader>> = {
  ts: "ts",
  mts: "ts",
  js: "js",
  mjs: "js",
  json: "json",
  txt: "text",
  csv: "text",
};

export function importsOf(program: Program, modules: Modules): Plugin {
  return {
    name: "program",
    setup(build) {
      build.onResolve({ filter: /.*/ }, (request) => {
        // Not the request's path: esbuild changes it where the disk has a file of that name.
        if (request.kind === "entry-point") return { path: program.entry, namespace: OWN };
        return resolve(program, modules, request.path, request.importer);
      });
      build.onLoad({ filter: /.*/, namespace: OWN }, ({ path }) => ({
        contents: program.files[path] ?? "",
        loader: loaderOf(path),
      }));
    },
  };
}

/** Not everybody may import the checks: a learner's file would be its own judge. */
function resolve(
  program: Program,
  modules: Modules,
  path: string,
  importer: string,
): OnResolveResult {
  const graders = program.graders ?? [];
  const isGrader = graders.includes(importer);
  const harness = graders.at(-1);
  if (path === "checks" && harness !== undefined) {
    if (isGrader) return { path: harness, namespace: OWN };
    return refuse(path, "checks belong to the exercise", program);
  }
  if (Object.hasOwn(modules, path)) return { path, external: true };
  if (!/^\.\.?\//.test(path)) return refuse(path, "it is not part of this program", program);
  const target = join(importer, path);
  const found = target === null ? null : fileNamed(program, target);
  const isHidden = found !== null && graders.includes(found) && !isGrader;
  if (found === null || isHidden)
    return refuse(path, "there is no such file in this program", program);
  return { path: found, namespace: OWN };
}

/** The sentence that says what may be imported instead of `path`. */
export function refusalOf(path: string, found = "it is not part of this program"): string {
  return `Cannot import "${path}": ${found}; a program may import "asyncio", "checks" and its own files`;
}

function refuse(path: string, found: string, program: Program): OnResolveResult {
  const hidden = [program.entry, ...(program.graders ?? [])];
  const others = Object.keys(program.files).filter((file) => !hidden.includes(file));
  const own = others.length > 0 ? ` (${others.map((file) => `"./${file}"`).join(", ")})` : "";
  return { errors: [{ text: `${refusalOf(path, found)}${own}` }] };
}

/** `null` when the path leaves the program. */
function join(importer: string, path: string): string | null {
  const parts = importer.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return null;
    } else if (part !== ".") {
      parts.push(part);
    }
  }
  return parts.join("/");
}

function fileNamed(program: Program, target: string): string | null {
  const candidates = extensions.map((extension) => target + extension);
  // TypeScript's habit: the import says .js where the file is .ts.
  candidates.push(target.replace(/\.(m?)js$/, ".$1ts"));
  return candidates.find((name) => Object.hasOwn(program.files, name)) ?? null;
}

function loaderOf(path: string): Loader {
  return loaders[path.slice(path.lastIndexOf(".") + 1)] ?? "ts";
}
