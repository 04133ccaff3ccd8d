// The examples that the pages show: real files beside the chapter, read by Vite so that an edit
// reloads the page. An example that is asked for and does not exist stops the build.

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
  const folder = filePath.replace(/^.*?content\//, "").replace(/[^/]*$/, "");
  const found = exampleAt(`${folder}${name}`);
  if (found) return found;
  const others = examples()
    .filter(({ id }) => id.replace(/[^/]*$/, "") === folder)
    .map((one) => one.name);
  throw new Error(
    `Cannot show <Run of="${name}" /> in ${filePath}: found no content/${folder}${name}.ts, expected one of: ${others.join(", ") || "none is there yet"}`,
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
