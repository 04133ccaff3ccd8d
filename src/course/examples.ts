// The examples that the pages show: real files beside the chapter, read by Vite so that an edit
// reloads the page. An example that is asked for and does not exist stops the build.
import { folderOf } from "./order.ts";

export interface Example {
  /** Its path in `content/` without the extension: `04-coroutines/hello`. */
  readonly id: string;
  readonly name: string;
  readonly typescript: string;
  readonly python: string | null;
}

// Vite reads these calls without running them: each has to be written out.
const typescript = import.meta.glob<string>("/content/{*,*/*}.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});
const python = import.meta.glob<string>("/content/{*,*/*}.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The example `name` beside the content file at `filePath`, such as `content/04-coroutines/chapter.mdx`. */
export function exampleBeside(filePath: string, name: string): Example {
  const folder = folderOf(filePath);
  const path = folder === "" ? name : `${folder}/${name}`;
  const found = exampleAt(path);
  if (found) return found;
  const others = examples()
    .filter(({ id }) => folderOf(id) === folder)
    .map((one) => one.name);
  throw new Error(
    `Cannot show <Run of="${name}" /> in ${filePath}: found no content/${path}.ts, expected one of: ${others.join(", ") || "none is there yet"}`,
  );
}

/** Every example of the course, in the order of its path. */
export function examples(): readonly Example[] {
  return Object.keys(typescript)
    .map((path) => path.replace(/^\/content\//, "").replace(/\.ts$/, ""))
    .sort()
    .flatMap((id) => exampleAt(id) ?? []);
}

function exampleAt(id: string): Example | undefined {
  const source = typescript[`/content/${id}.ts`];
  if (source === undefined) return undefined;
  return {
    id,
    name: id.replace(/^.*\//, ""),
    typescript: source,
    python: python[`/content/${id}.py`] ?? null,
  };
}
