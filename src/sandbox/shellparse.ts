// Reads a command line as a POSIX shell does: quoting, pipes, redirections, lists, groups, `if`, `while`,
// `until` and `for`. Functions, `case` and here-documents are not known, and refused.
import {
  type Assignment,
  type Branch,
  type Command,
  type Join,
  type List,
  type Pipeline,
  type Redirection,
  ShellSyntaxError,
  type Word,
} from "./shellsyntax.ts";
import { WordReader } from "./shellwords.ts";

type Simple = { readonly words: Word[]; readonly assignments: Assignment[] };

const reserved: ReadonlySet<string> = new Set(
  "if then elif else fi while until for in do done { } !".split(" "),
);
/** What ends a list that somebody else began. */
const closing: ReadonlySet<string> = new Set("then elif else fi do done }".split(" "));
const refused: ReadonlySet<string> = new Set(["case", "function", "select"]);

export function parse(text: string): List {
  const parser = new Parser(text);
  return parser.whole();
}

class Parser {
  readonly #words: WordReader;

  constructor(text: string) {
    this.#words = new WordReader(text, parse);
  }

  whole(): List {
    const list = this.#list(() => this.#words.atEnd);
    if (!this.#words.atEnd) this.#unexpected();
    return list;
  }

  #list(isOver: () => boolean): List {
    const list: { pipeline: Pipeline; join: Join }[] = [];
    const words = this.#words;
    for (words.skipLines(); !isOver() && !closing.has(words.keyword() ?? ""); words.skipLines()) {
      const pipeline = this.#pipeline();
      const join = this.#join();
      list.push({ pipeline, join: join ?? ";" });
      if (join === null) break;
      if (join === "&&" || join === "||") {
        words.skipLines();
        if (isOver()) this.#unexpected();
      }
    }
    return list;
  }

  #join(): Join | null {
    const words = this.#words;
    if (words.take("&&")) return "&&";
    if (words.take("||")) return "||";
    if (words.take("&")) return "&";
    if (words.isNext(";;")) return null;
    return words.take(";") || words.take("\n") ? ";" : null;
  }

  #pipeline(): Pipeline {
    const words = this.#words;
    const isNegated = words.takeKeyword("!");
    const commands = [this.#command()];
    while (!words.isNext("||") && words.take("|")) {
      words.skipLines();
      commands.push(this.#command());
    }
    return { commands, isNegated };
  }

  #command(): Command {
    const found = this.#compound();
    if (found === null) return this.#simple();
    const redirections: Redirection[] = [];
    for (let one = this.#redirection(); one !== null; one = this.#redirection()) {
      redirections.push(one);
    }
    return { ...found, redirections };
  }

  #compound(): Command | null {
    const words = this.#words;
    const bare = { redirections: [] };
    const keyword = words.keyword();
    if (words.take("(")) {
      const list = this.#list(() => words.isNext(")"));
      this.#expect(words.take(")"));
      return { ...bare, kind: "subshell", list };
    }
    if (keyword === "{" && words.takeKeyword("{")) {
      return { ...bare, kind: "group", list: this.#until("}") };
    }
    if ((keyword === "while" || keyword === "until") && words.takeKeyword(keyword)) {
      return { ...bare, kind: keyword, test: this.#until("do"), body: this.#until("done") };
    }
    if (keyword === "for" && words.takeKeyword("for")) return { ...bare, ...this.#for() };
    if (keyword === "if" && words.takeKeyword("if")) return { ...bare, ...this.#if() };
    return null;
  }

  #for(): { kind: "for"; name: string; words: Word[]; body: List } {
    const reader = this.#words;
    const name = reader.name();
    if (name === null) this.#unexpected();
    const words: Word[] = [];
    if (reader.takeKeyword("in")) {
      for (let word = reader.word(); word !== null; word = reader.word()) words.push(word);
    }
    this.#expect(reader.take(";") || reader.take("\n"));
    reader.skipLines();
    this.#expect(reader.takeKeyword("do"));
    return { kind: "for", name: name ?? "", words, body: this.#until("done") };
  }

  #if(): { kind: "if"; branches: Branch[]; otherwise: List | null } {
    const branches: Branch[] = [];
    let end = "";
    do {
      const test = this.#until("then");
      const [body, ending] = this.#untilOne(["elif", "else", "fi"]);
      branches.push({ test, body });
      end = ending;
    } while (end === "elif");
    const otherwise = end === "else" ? this.#until("fi") : null;
    return { kind: "if", branches, otherwise };
  }

  #until(keyword: string): List {
    return this.#untilOne([keyword])[0];
  }

  #untilOne(keywords: readonly string[]): [List, string] {
    const words = this.#words;
    const list = this.#list(() => keywords.includes(words.keyword() ?? ""));
    const found = keywords.find((one) => words.takeKeyword(one));
    if (found === undefined) this.#unexpected(keywords.length === 1 ? keywords[0] : undefined);
    if (list.length === 0) this.#unexpected();
    return [list, found ?? ""];
  }

  #simple(): Command {
    const simple: Simple = { words: [], assignments: [] };
    const redirections: Redirection[] = [];
    const keyword = this.#words.keyword() ?? "";
    if (reserved.has(keyword) || refused.has(keyword)) this.#unexpected();
    for (;;) {
      const redirection = this.#redirection();
      if (redirection !== null) redirections.push(redirection);
      else if (!this.#part(simple)) break;
    }
    const { words, assignments } = simple;
    if (words.length + assignments.length + redirections.length === 0) this.#unexpected();
    if (this.#words.isNext("(")) this.#unexpected();
    return { kind: "simple", assignments, words, redirections };
  }

  /** One more word of a simple command. */
  #part({ words, assignments }: Simple): boolean {
    const name = words.length === 0 ? this.#words.assigned() : null;
    if (name !== null) {
      assignments.push({ name, value: this.#words.value() });
      return true;
    }
    const word = this.#words.word();
    if (word !== null) words.push(word);
    return word !== null;
  }

  #redirection(): Redirection | null {
    const found = this.#words.redirection();
    if (found === null) return null;
    const target = this.#words.word();
    if (target === null) this.#unexpected();
    return { ...found, target: target ?? [] };
  }

  #expect(isThere: boolean): void {
    if (!isThere) this.#unexpected();
  }

  #unexpected(expected?: string): never {
    const next = this.#words.next();
    const found = next === "" ? "end of file" : next === "\n" ? "newline" : `"${next}"`;
    const wanted = expected === undefined ? "" : ` (expecting "${expected}")`;
    throw new ShellSyntaxError(`Syntax error: ${found} unexpected${wanted}`);
  }
}
