// Walks a parsed program and writes a note wherever an async function suspends, resumes, starts or
// ends. Longer than most files here because the forms share one walk; each form is a short method.
import type {
  AnyNode,
  ArrowFunctionExpression,
  AwaitExpression,
  BlockStatement,
  CatchClause,
  ForOfStatement,
  Program,
  Statement,
  TryStatement,
  YieldExpression,
} from "acorn";
import type { Edits } from "./edits.ts";
import type { Site } from "./protocol.ts";
import {
  arrowEnd,
  awaitsUsing,
  canBeWrapped,
  children,
  directivesEnd,
  type FunctionNode,
  lastExpression,
  lineEnd,
  mayBeThenable,
  namedFunction,
  shorten,
  tokenEnd,
} from "./syntax.ts";

/** What the sandbox lays out; each is called under a prefix. */
export const NOTES = [
  ...["cur", "pre", "set", "iter", "yld", "fst", "ret"],
  ...["in", "hold", "back", "each", "give", "got", "leave", "caught", "err", "out"],
];
/** What the inserted text declares: the call or context, an error, a disposable. */
export const LOCALS = ["t", "e", "u"];
export const PREFIX = "$$";

export interface ScannedSite {
  readonly kind: Site["kind"];
  readonly text: string;
  readonly offset: number;
}

/** A function's body or the whole program, as far as suspension goes. */
interface Scope {
  readonly kind: "async" | "generator" | "sync";
  /** Whether its call is told apart, with notes of entering and leaving. */
  readonly framed: boolean;
  suspensions: number;
}

interface Settings {
  readonly frames: boolean;
  readonly prefix: string;
}

export class Scanner {
  readonly sites: ScannedSite[] = [];
  readonly #edits: Edits;
  readonly #frames: boolean;
  readonly #prefix: string;
  #scope: Scope = { kind: "sync", framed: false, suspensions: 0 };

  constructor(edits: Edits, settings: Settings) {
    this.#edits = edits;
    this.#frames = settings.frames;
    this.#prefix = settings.prefix;
  }

  scan(program: Program): void {
    const kind = program.sourceType === "module" ? "async" : "sync";
    const scope: Scope = { kind, framed: this.#frames, suspensions: 0 };
    const { source } = this.#edits;
    const hashbang = source.startsWith("#!") ? lineEnd(source, 0) + 1 : 0;
    const head = this.#edits.open(
      directivesEnd(program.body, Math.min(hashbang, source.length)),
      "",
    );
    this.#within(scope, () => this.#each(program.body));
    if (scope.suspensions > 0) {
      head.text = this.#begin(scope, "(module)", program.start);
      const tail = program.body.at(-1)?.end ?? 0;
      if (scope.framed) this.#edits.close(tail, `;${this.#call("out", "")};`);
    }
    if (head.text !== "" || this.#prefix !== PREFIX) head.text = `;${this.#names()}${head.text}`;
  }

  #visit(node: AnyNode, outer: AnyNode = node): void {
    switch (node.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        this.#function(node, "", node.start);
        break;
      case "PropertyDefinition":
        this.#field(node);
        break;
      case "StaticBlock":
        this.#within(sync(), () => this.#each(node.body));
        break;
      case "AwaitExpression":
        this.#await(node);
        break;
      case "YieldExpression":
        this.#yield(node);
        break;
      case "ReturnStatement":
        if (node.argument) this.#returned(node.argument);
        break;
      case "TryStatement":
        this.#try(node);
        break;
      case "BlockStatement":
        this.#block(node);
        break;
      case "LabeledStatement":
        this.#visit(node.body, outer);
        break;
      case "ForOfStatement":
        this.#forOf(node, outer);
        break;
      case "ForStatement":
      case "SwitchStatement":
        this.#disposing(node, outer);
        break;
      default:
        this.#children(node);
        break;
    }
  }

  #children(node: AnyNode): void {
    this.#each(children(node));
  }

  #each(nodes: readonly (AnyNode | null)[]): void {
    for (const node of nodes) if (node) this.#named(node);
  }

  /** Visits a node, telling a function in it by the name that its place gives it. */
  #named(node: AnyNode): void {
    const named = namedFunction(node);
    if (named === null) {
      this.#visit(node);
      return;
    }
    for (const child of children(node)) {
      if (child === named.of) this.#function(named.of, named.name, named.offset);
      else this.#named(child);
    }
  }

  #within(scope: Scope, body: () => void): void {
    const before = this.#scope;
    this.#scope = scope;
    body();
    this.#scope = before;
  }

  #field(node: AnyNode & { type: "PropertyDefinition" }): void {
    if (node.computed) this.#named(node.key);
    const { value } = node;
    if (value) this.#within(sync(), () => this.#named(value));
  }

  #function(node: FunctionNode, name: string, offset: number): void {
    if (!node.async) {
      // What is awaited in there belongs to other functions; a plain generator suspends in nobody's stead.
      this.#within(sync(), () => this.#children(node));
      return;
    }
    const scope: Scope = {
      kind: node.generator ? "generator" : "async",
      framed: this.#frames && canBeWrapped(node.body),
      suspensions: 0,
    };
    this.#within(scope, () => {
      this.#each(node.params);
      if (node.body.type === "BlockStatement") this.#body(node.body, node.id?.name ?? name, offset);
      else if (node.type === "ArrowFunctionExpression") this.#concise(node, name, offset);
    });
  }

  #body(body: BlockStatement, name: string, offset: number): void {
    const scope = this.#scope;
    const start = directivesEnd(body.body, body.start + 1);
    const head = this.#edits.open(start, "");
    this.#each(body.body);
    this.#leave(body.body);
    if (scope.suspensions === 0) return;
    const separator = start === body.start + 1 ? "" : ";";
    const begin = this.#begin(scope, name, offset);
    head.text = separator + begin + (scope.framed ? "try{" : "");
    if (scope.framed) this.#edits.close(body.end - 1, this.#end());
  }

  #concise(node: ArrowFunctionExpression, name: string, offset: number): void {
    const scope = this.#scope;
    const arrow = arrowEnd(node, this.#edits.source);
    const head = this.#edits.open(arrow, "");
    this.#returned(node.body);
    if (scope.suspensions === 0) return;
    const begin = this.#begin(scope, name, offset);
    head.text = `{${begin}${scope.framed ? "try{" : ""}return (`;
    this.#edits.close(node.end, `)${scope.framed ? this.#end() : ""}}`);
  }

  #await(node: AwaitExpression): void {
    const scope = this.#suspend();
    const site = this.#site(scope, "await", node.argument, node.start);
    this.#edits.open(node.start, this.#call(scope.framed ? "back" : "set", ",", false));
    const note = scope.framed ? "hold" : "pre";
    this.#edits.open(node.start + "await".length, ` ${this.#call(note, `${site},`, false)}`);
    this.#named(node.argument);
    this.#edits.close(node.end, "))");
  }

  #yield(node: YieldExpression): void {
    if (this.#scope.kind !== "generator") {
      this.#children(node);
      return;
    }
    const scope = this.#suspend();
    const site = this.#site(scope, "yield", node.argument, node.start);
    const { delegate, argument } = node;
    const notes = scope.framed ? (["each", "give"] as const) : (["iter", "yld"] as const);
    this.#edits.open(node.start, scope.framed ? this.#call("got", ",", false) : this.#name("fst("));
    const operand = tokenEnd(this.#edits.source, node.start, delegate ? "*" : "yield");
    const note = this.#call(notes[delegate ? 0 : 1], argument ? `${site},` : site, false);
    if (argument) {
      this.#edits.open(operand, ` ${note}`);
      this.#named(argument);
    } else {
      this.#edits.close(operand, ` ${note}`);
    }
    const resumed = scope.framed ? ")" : `,${this.#name("t")}=${this.#name("cur()")})`;
    this.#edits.close(node.end, `)${resumed}`);
  }

  /** What an async function returns is awaited, by its promise or, in a generator, in place. */
  #returned(argument: AnyNode): void {
    const scope = this.#scope;
    const last = lastExpression(argument);
    if (scope.kind === "sync" || !mayBeThenable(last)) {
      this.#named(argument);
      return;
    }
    if (scope.kind === "generator") {
      this.#suspend();
      const site = this.#site(scope, "await", last, last.start);
      const note = scope.framed ? "hold" : "pre";
      this.#edits.open(last.start, this.#call(note, `${site},`, false));
    } else {
      this.#edits.open(last.start, this.#name("ret("));
    }
    this.#named(argument);
    this.#edits.close(last.end, ")");
  }

  #try(node: TryStatement): void {
    const scope = this.#scope;
    const before = scope.suspensions;
    this.#block(node.block);
    const { handler, finalizer } = node;
    if (handler) {
      if (scope.suspensions > before) this.#catch(handler);
      else this.#children(handler);
    }
    if (finalizer) {
      if (scope.suspensions > before) this.#edits.open(finalizer.start + 1, this.#resume(scope));
      this.#block(finalizer);
    }
  }

  #catch({ param, body }: CatchClause): void {
    const note = (error: string) =>
      this.#scope.framed && error
        ? `${this.#call("caught", `,${error}`)};`
        : this.#resume(this.#scope);
    if (param && param.type !== "Identifier") {
      // A pattern may run code: it is bound behind the note, in a block around the learner's.
      const error = this.#name("e");
      this.#edits.open(param.start, `${error}){${note(error)}let `);
      this.#named(param);
      this.#edits.close(param.end, `=(${error}`);
      this.#edits.open(body.start, ";");
      this.#block(body);
      this.#edits.close(body.end, "}");
    } else {
      this.#edits.open(body.start + 1, note(param?.name ?? ""));
      this.#block(body);
    }
  }

  #forOf(node: ForOfStatement, outer: AnyNode): void {
    const disposes = awaitsUsing(node.left);
    if (!node.await && !disposes) {
      this.#children(node);
      return;
    }
    const scope = this.#suspend();
    this.#edits.open(outer.start, "try{");
    this.#named(node.left);
    if (node.await) {
      const last = lastExpression(node.right);
      const site = this.#site(scope, "forAwait", node.right, node.start);
      const note = scope.framed ? "each" : "iter";
      this.#edits.open(last.start, this.#call(note, `${site},`, false));
      this.#named(node.right);
      this.#edits.close(last.end, ")");
    } else {
      this.#named(node.right);
    }
    this.#loopBody(node.body, scope);
    this.#edits.close(outer.end, `}finally{${this.#resume(scope)}}`);
  }

  #loopBody(body: Statement, scope: Scope): void {
    if (body.type === "BlockStatement") {
      this.#edits.open(body.start + 1, this.#resume(scope));
      this.#block(body);
      return;
    }
    this.#edits.open(body.start, `{${this.#resume(scope)}`);
    this.#visit(body);
    this.#edits.close(body.end, "}");
  }

  /** A statement whose own head or cases may hold `await using`. */
  #disposing(node: AnyNode & { type: "ForStatement" | "SwitchStatement" }, outer: AnyNode): void {
    const disposes =
      node.type === "ForStatement"
        ? awaitsUsing(node.init)
        : node.cases.some((part) => part.consequent.some(awaitsUsing));
    if (!disposes) {
      this.#children(node);
      return;
    }
    const scope = this.#suspend();
    this.#edits.open(outer.start, "try{");
    this.#children(node);
    this.#edits.close(outer.end, `}finally{${this.#resume(scope)}}`);
  }

  #block(node: BlockStatement): void {
    if (!node.body.some(awaitsUsing)) {
      this.#each(node.body);
      return;
    }
    const scope = this.#suspend();
    this.#edits.open(node.start + 1, "try{");
    this.#each(node.body);
    this.#leave(node.body);
    this.#edits.close(node.end - 1, `}finally{${this.#resume(scope)}}`);
  }

  /** A disposable declared behind the last `await using` is disposed first: the call suspends. */
  #leave(body: readonly Statement[]): void {
    const last = body.findLast(awaitsUsing);
    if (!last) return;
    const scope = this.#suspend();
    if (!scope.framed) return;
    const site = this.#site(scope, "await", last, last.start);
    this.#edits.open(last.end, `;using ${this.#name("u")}=${this.#call("leave", site)};`);
  }

  #suspend(): Scope {
    this.#scope.suspensions += 1;
    return this.#scope;
  }

  #site(scope: Scope, kind: Site["kind"], of: AnyNode | null | undefined, offset: number): string {
    if (!scope.framed) return "";
    const text = of ? shorten(this.#edits.source.slice(of.start, of.end)) : "";
    return `,${this.sites.push({ kind, text, offset }) - 1}`;
  }

  #name(name: string): string {
    return this.#prefix + name;
  }

  /** `note($$t` and what follows. */
  #call(note: string, rest: string, closed = true): string {
    return `${this.#name(note)}(${this.#name("t")}${rest}${closed ? ")" : ""}`;
  }

  #resume(scope: Scope): string {
    return `${this.#call(scope.framed ? "back" : "set", "")};`;
  }

  #begin(scope: Scope, name: string, offset: number): string {
    const note = scope.framed
      ? `in(${this.sites.push({ kind: "function", text: name, offset }) - 1})`
      : "cur()";
    return `let ${this.#name("t")}=${this.#name(note)};`;
  }

  #end(): string {
    const error = this.#name("e");
    const rethrow = `throw ${this.#call("err", `,${error}`)}`;
    return `}catch(${error}){${rethrow}}finally{${this.#call("out", "")}}`;
  }

  /** Brings the notes in under names that the program leaves free. */
  #names(): string {
    if (this.#prefix === PREFIX) return "";
    const list = NOTES.map((note) => `${note}:${this.#name(note)}`).join();
    return `const {${list}}=globalThis[Symbol.for("interleave.notes")];`;
  }
}

function sync(): Scope {
  return { kind: "sync", framed: false, suspensions: 0 };
}
