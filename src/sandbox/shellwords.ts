// The words of a command line, one after the other: where each ends, what of it is quoted, and what in
// it stands for something else.
import {
  type List,
  type Part,
  type Redirection,
  ShellSyntaxError,
  type Word,
} from "./shellsyntax.ts";

const between = " \t\n;&|<>()";

export class WordReader {
  readonly #text: string;
  readonly #parse: (text: string) => List;
  #at = 0;

  constructor(text: string, parse: (text: string) => List) {
    this.#text = text;
    this.#parse = parse;
  }

  get atEnd(): boolean {
    this.#skip();
    return this.#at >= this.#text.length;
  }

  skipLines(): void {
    this.#skip();
    while (this.#text[this.#at] === "\n") {
      this.#at += 1;
      this.#skip();
    }
  }

  isNext(sign: string): boolean {
    this.#skip();
    return this.#text.startsWith(sign, this.#at);
  }

  take(sign: string): boolean {
    if (!this.isNext(sign)) return false;
    this.#at += sign.length;
    return true;
  }

  /** The next word if it stands plain, for where a keyword may be. */
  keyword(): string | null {
    this.#skip();
    return /^(?:[a-z]+|[{}!])(?![^\s;&|<>()])/.exec(this.#text.slice(this.#at))?.[0] ?? null;
  }

  takeKeyword(keyword: string): boolean {
    if (this.keyword() !== keyword) return false;
    this.#at += keyword.length;
    return true;
  }

  name(): string | null {
    return this.#match(/[A-Za-z_]\w*/y);
  }

  /** The name of an assignment that begins here; its value comes next. */
  assigned(): string | null {
    return this.#match(/[A-Za-z_]\w*=/y)?.slice(0, -1) ?? null;
  }

  /** What is assigned: nothing, if a blank follows. */
  value(): Word {
    const next = this.#text[this.#at];
    return next === undefined || between.includes(next) ? [] : (this.word() ?? []);
  }

  redirection(): Omit<Redirection, "target"> | null {
    const found = this.#match(/\d*(?:<<|>>|>&|<&|>\||<|>)/y);
    if (found === null) return null;
    const sign = found.replace(/^\d*/, "").replace(">|", ">");
    if (sign === "<<") throw new ShellSyntaxError('Syntax error: "<<" unexpected');
    const number = found.replace(/\D+$/, "");
    const kind = sign as Redirection["kind"];
    return { kind, number: number === "" ? (kind.startsWith("<") ? 0 : 1) : Number(number) };
  }

  /** What stands here, for a complaint. */
  next(): string {
    this.#skip();
    return /^(?:&&|\|\||;;|[\n;&|<>()]|[^\s;&|<>()]+)/.exec(this.#text.slice(this.#at))?.[0] ?? "";
  }

  /** `null` where no word begins. */
  word(): Word | null {
    this.#skip();
    const parts: Part[] = [];
    const begin = this.#at;
    while (this.#at < this.#text.length && !between.includes(this.#text[this.#at] ?? "")) {
      this.#part(parts);
    }
    return this.#at === begin ? null : parts;
  }

  #part(parts: Part[]): void {
    const character = this.#text[this.#at];
    if (character === "'") parts.push(text(this.#upTo("'", 1), true));
    else if (character === '"') this.#double(parts);
    else if (character === "\\") this.#escape(parts);
    else if (character === "$" || character === "`") parts.push(this.#dollar(false));
    else parts.push(text(this.#match(/[^\s;&|<>()'"\\$`]+/y, false) ?? "", false));
  }

  #escape(parts: Part[]): void {
    const escaped = this.#text[this.#at + 1] ?? "\\";
    this.#at += 2;
    if (escaped !== "\n") parts.push(text(escaped, true));
  }

  #double(parts: Part[]): void {
    this.#at += 1;
    // Even "" is a word.
    parts.push(text("", true));
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) throw unterminated();
      if (character === '"') break;
      if (character === "\\" && /["\\$`\n]/.test(this.#text[this.#at + 1] ?? "")) {
        this.#escape(parts);
      } else if (character === "$" || character === "`") {
        parts.push(this.#dollar(true));
      } else {
        this.#at += 1;
        parts.push(text(character, true));
      }
    }
    this.#at += 1;
  }

  #dollar(isQuoted: boolean): Part {
    if (this.#text[this.#at] === "`") {
      const inner = this.#upTo("`", 1).replace(/\\([`\\$])/g, "$1");
      return { kind: "command", list: this.#parse(inner), isQuoted };
    }
    if (this.#text.startsWith("$((", this.#at)) {
      return { kind: "sum", text: this.#upTo("))", 3), isQuoted };
    }
    if (this.#text.startsWith("$(", this.#at)) {
      return { kind: "command", list: this.#parse(this.#enclosed()), isQuoted };
    }
    const braced = this.#match(/\$\{(?:\w+|[?$#@*!])\}/y, false);
    if (braced !== null) return { kind: "variable", name: braced.slice(2, -1), isQuoted };
    if (this.#text.startsWith("${", this.#at)) throw new ShellSyntaxError("Bad substitution");
    const plain = this.#match(/\$(?:[A-Za-z_]\w*|[\d?$#@*!])/y, false);
    if (plain !== null) return { kind: "variable", name: plain.slice(1), isQuoted };
    this.#at += 1;
    return text("$", isQuoted);
  }

  /** What stands in `$( )`; brackets in quotes do not count. */
  #enclosed(): string {
    const begin = this.#at + 2;
    const sign = /'[^']*'|"(?:\\.|[^"\\])*"|\\.|[()]/gs;
    let depth = 0;
    sign.lastIndex = begin;
    for (let found = sign.exec(this.#text); found !== null; found = sign.exec(this.#text)) {
      if (found[0] === "(") depth += 1;
      else if (found[0] === ")") depth -= 1;
      if (depth >= 0) continue;
      this.#at = sign.lastIndex;
      return this.#text.slice(begin, found.index);
    }
    throw unterminated();
  }

  #upTo(end: string, after: number): string {
    const begin = this.#at + after;
    const found = this.#text.indexOf(end, begin);
    if (found < 0) throw unterminated();
    this.#at = found + end.length;
    return this.#text.slice(begin, found);
  }

  #match(pattern: RegExp, skipping = true): string | null {
    if (skipping) this.#skip();
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  /** Over blanks and comments. */
  #skip(): void {
    const blank = /(?:[ \t]|\\\n)*(?:(?<=^|[ \t\n;&|()])#[^\n]*)?/y;
    blank.lastIndex = this.#at;
    this.#at += blank.exec(this.#text)?.[0].length ?? 0;
  }
}

function text(value: string, isQuoted: boolean): Part {
  return { kind: "text", text: value, isQuoted };
}

function unterminated(): ShellSyntaxError {
  return new ShellSyntaxError("Syntax error: Unterminated quoted string");
}
