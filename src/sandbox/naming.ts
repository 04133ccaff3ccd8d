// What a program calls a thing it has just made: the variable or field that `new` stands behind. Read
// from the program's text, so that nothing of it is run.
import { exec, slice } from "./strings.ts";

const made = /^new (?:[\w$]+\.)*([\w$]+)/;
const assigned = /([A-Za-z_$][\w$]*) ?= ?$/;
const member = /[{,]\s*([A-Za-z_$][\w$]*): ?$/;
/** No name is longer; what stands before is of no interest. */
const reach = 100;

/** `kettle` for `this.#kettle = new Lock()`, when `offset` is where `new` stands and `of` is `Lock`. */
export function nameAt(code: string, offset: number, of: string): string | null {
  if (exec(made, slice(code, offset, offset + reach))?.[1] !== of) return null;
  const before = slice(code, offset > reach ? offset - reach : 0, offset);
  return exec(assigned, before)?.[1] ?? exec(member, before)?.[1] ?? null;
}
