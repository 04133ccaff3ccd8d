// The order of the course is the number in front of a folder's name; the address drops it.

/** `04-coroutines/chapter.mdx` → `coroutines`, `index.mdx` → `index`. */
export function slugOf(file: string): string {
  return file
    .replace(/\.mdx?$/, "")
    .replace(/\/chapter$/, "")
    .replace(/^\d+-/, "");
}

/** The folder of a content file, within `content/`: `04-coroutines`, or nothing at the top. */
export function folderOf(file: string): string {
  return file.replace(/^.*?content\//, "").replace(/\/?[^/]*$/, "");
}
