// The text of the notes. What each does is in sandbox/contextnotes.ts; this file knows their names,
// and gives way when a program uses one of them.

/** What the sandbox lays out; each is called under a prefix. */
const notes = [
  ...["cur", "pre", "set", "iter", "yld", "fst", "ret"],
  ...["in", "hold", "back", "each", "give", "got", "leave", "caught", "err", "out"],
];
/** What the inserted text declares: the call or context, an error, a disposable. */
const locals = ["t", "e", "u"];
const usual = "$$";
const inserted = new RegExp(`\\$\\$(?:${[...notes, ...locals].join("|")})(?![\\w$])`);

export class NoteText {
  readonly #prefix: string;

  /** For a program with this text. A sealed one keeps the notes to itself, under names of its own. */
  constructor(code: string, sealed = false) {
    this.#prefix = sealed || inserted.test(code) ? freePrefix(code) : usual;
  }

  name(name: string): string {
    return this.#prefix + name;
  }

  /** `note($$t` and what follows. */
  call(note: string, rest: string, closed = true): string {
    return `${this.name(note)}(${this.name("t")}${rest}${closed ? ")" : ""}`;
  }

  /** The first thing in a function's body. */
  begin(note: string): string {
    return `let ${this.name("t")}=${this.name(note)};`;
  }

  /** The end of a body that began with `try{`. */
  end(): string {
    const error = this.name("e");
    const rethrow = `throw ${this.call("err", `,${error}`)}`;
    return `}catch(${error}){${rethrow}}finally{${this.call("out", "")}}`;
  }

  /** The first thing wherever a suspended call goes on. */
  resume(framed: boolean): string {
    return `${this.call(framed ? "back" : "set", "")};`;
  }

  /** Brings the notes in where their usual names are taken. */
  get imports(): string {
    if (this.#prefix === usual) return "";
    const list = notes.map((note) => `${note}:${this.name(note)}`).join();
    return `const {${list}}=globalThis[Symbol.for("interleave.notes")];`;
  }
}

function freePrefix(code: string): string {
  let next = 1;
  while (code.includes(`${usual}${next}_`)) next += 1;
  return `${usual}${next}_`;
}
