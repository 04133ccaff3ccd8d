// The order of the course is the number in front of a folder's name; the address drops it.

/** `04-coroutines/chapter.mdx` → `coroutines`, `index.mdx` → `index`. */
export function slugOf(file: string): string {
  return file
    .replace(/\.mdx?$/, "")
    .replace(/\/chapter$/, "")
    .replace(/^\d+-/, "");
}

/** The folder of the chapter that a content file belongs to: `04-coroutines`. */
export function folderOf(file: string): string {
  const match = /(?:^|\/)content\/([^/]+)\//.exec(file);
  if (!match?.[1]) {
    throw new Error(`Cannot find the chapter of "${file}": expected content/NN-name/…`);
  }
  return match[1];
}
