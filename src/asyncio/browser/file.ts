// Files in pages and workers: there are none for programs.
import { RuntimeError } from "../errors.ts";
import type { FileSystem } from "../file.ts";

const refuse = async (): Promise<never> => {
  throw new RuntimeError(
    "Cannot use files: a browser gives programs none, expected Node, Deno or Bun",
  );
};

export const fileSystem: FileSystem = {
  open: refuse,
  status: refuse,
  list: refuse,
  makeFolder: refuse,
  removeFolder: refuse,
  remove: refuse,
  rename: refuse,
};
