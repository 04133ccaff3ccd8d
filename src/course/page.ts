// A page of the content as its file has it: the fields at its top, and the text below them.
import { parse } from "yaml";

export interface PageParts {
  /** Whatever the frontmatter says; nothing of it has been looked at. */
  readonly fields: unknown;
  readonly text: string;
}

const top = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

export function partsOf(file: string): PageParts {
  const found = top.exec(file);
  if (!found) return { fields: {}, text: file };
  return { fields: parse(found[1] ?? "") ?? {}, text: file.slice(found[0].length) };
}
