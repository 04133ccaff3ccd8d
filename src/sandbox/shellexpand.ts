// What words come to: variables, the output of commands, sums and file names put in, then split where
// nothing was quoted.
import type { Process } from "./processlife.ts";
import { type List, type Part, ShellSyntaxError, type Word } from "./shellsyntax.ts";

export interface Scope {
  readonly process: Process;
  get(name: string): string;
  /** `$1`, `$2` ... */
  readonly args: readonly string[];
  /** The output of a list, run in a process of its own. */
  output(list: List): Promise<string>;
}

interface Piece {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** A word that is one string, whatever is in it: a file's name, a value. */
export async function expandOne(word: Word, scope: Scope): Promise<string> {
  const pieces: string[] = [];
  for (const part of word) pieces.push(await valueOf(part, scope));
  return pieces.join("");
}

export async function expand(words: readonly Word[], scope: Scope): Promise<string[]> {
  const all: string[] = [];
  for (const word of words) {
    for (const field of await fieldsOf(word, scope)) all.push(...named(field, scope.process));
  }
  return all;
}

/** The fields of a word as they grow; a new one begins with its first piece. */
class Fields {
  readonly all: Piece[][] = [];
  #isOpen = false;

  add(text: string, isQuoted: boolean): void {
    if (!this.#isOpen) this.all.push([]);
    this.#isOpen = true;
    this.all.at(-1)?.push({ text, isQuoted });
  }

  split(): void {
    this.#isOpen = false;
  }
}

async function fieldsOf(word: Word, scope: Scope): Promise<Piece[][]> {
  const fields = new Fields();
  for (const part of word) {
    if (part.kind === "variable" && part.name === "@" && part.isQuoted) {
      for (const [index, arg] of scope.args.entries()) {
        if (index > 0) fields.split();
        fields.add(arg, true);
      }
      continue;
    }
    const text = await valueOf(part, scope);
    if (part.isQuoted || part.kind === "text") {
      fields.add(text, part.isQuoted);
      continue;
    }
    for (const [index, piece] of text.split(/[ \t\n]+/).entries()) {
      if (index > 0) fields.split();
      if (piece !== "") fields.add(piece, false);
    }
  }
  return fields.all;
}

async function valueOf(part: Part, scope: Scope): Promise<string> {
  switch (part.kind) {
    case "text":
      return part.text;
    case "variable":
      return scope.get(part.name);
    case "command":
      return (await scope.output(part.list)).replace(/\n+$/, "");
    case "sum":
      return String(sum(part.text, scope));
    default:
      return part satisfies never;
  }
}

/** The files a field with `*`, `?` or `[` stands for; itself, if there are none. */
function named(field: readonly Piece[], process: Process): string[] {
  const text = field.map((piece) => piece.text).join("");
  if (!field.some((piece) => !piece.isQuoted && /[*?[]/.test(piece.text))) return [text];
  const pattern = field
    .map(({ text: piece, isQuoted }) => (isQuoted ? RegExp.escape(piece) : globOf(piece)))
    .join("");
  const slash = text.lastIndexOf("/");
  const folder = text.slice(0, slash + 1);
  if (/[*?[]/.test(folder)) return [text];
  const name = new RegExp(`^${pattern.slice(pattern.lastIndexOf("/") + 1)}$`);
  const { files } = process.machine;
  const path = files.resolve(folder === "" ? "." : folder, process.cwd);
  if (files.find(path)?.kind !== "folder") return [text];
  const found = files.list(path).filter((one) => name.test(one) && !one.startsWith("."));
  return found.length === 0 ? [text] : found.map((one) => folder + one);
}

function globOf(text: string): string {
  return text.replace(/\[!?[^\]]+\]|[\s\S]/g, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    if (part.length > 1) return part.replace("[!", "[^");
    return part === "/" ? "/" : part.replace(/[\\^$.|+(){}[\]]/, "\\$&");
  });
}

/** Whole numbers, names, `+ - * / %` and brackets. */
function sum(text: string, scope: Scope): number {
  const signs = text.match(/\d+|\$?[A-Za-z_]\w*|[-+*/%()]|\S/g) ?? [];
  let at = 0;
  const unary = (): number => {
    const sign = signs[at++] ?? "";
    if (sign === "-") return -unary();
    if (sign === "+") return unary();
    if (/^\d/.test(sign)) return Number(sign);
    if (/^\$?[A-Za-z_]/.test(sign)) return Number(scope.get(sign.replace("$", "")) || 0);
    if (sign !== "(") throw new ShellSyntaxError(`arithmetic expression: "${text}" can't be read`);
    const inner = all();
    at += 1;
    return inner;
  };
  const product = (): number => {
    let value = unary();
    for (let sign = signs[at]; sign === "*" || sign === "/" || sign === "%"; sign = signs[at]) {
      at += 1;
      const right = unary();
      if (sign === "*") value *= right;
      else if (right === 0) throw new ShellSyntaxError("arithmetic expression: division by zero");
      else value = sign === "/" ? Math.trunc(value / right) : value % right;
    }
    return value;
  };
  const all = (): number => {
    let value = product();
    for (let sign = signs[at]; sign === "+" || sign === "-"; sign = signs[at]) {
      at += 1;
      value = sign === "+" ? value + product() : value - product();
    }
    return value;
  };
  return all();
}
