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
import type { NoteText } from "./notes.ts";
import type { Site } from "./protocol.ts";
import {
  arrowEnd,
  awaitsUsing,
  canBeWrapped,
  children,
  declaredNames,
  directivesEnd,
  type FunctionNode,
  lastExpression,
  lineEnd,
  mayBeThenable,
  namedFunction,
  shorten,
  tokenEnd,
} from "./syntax.ts";

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
  readonly notes: NoteText;
}

export class Scanner {
  readonly sites: ScannedSite[] = [];
  readonly #edits: Edits;
  readonly #frames: boolean;
  readonly #notes: NoteText;
  #scope: Scope = { kind: "sync", framed: false, suspensions: 0 };

  constructor(edits: Edits, settings: Settings) {
    this.#edits = edits;
    this.#frames = settings.frames;
    this.#notes = settings.notes;
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
      if (scope.framed) this.#edits.close(tail, `;${this.#notes.call("out", "")};`);
    }
    if (head.text !== "" || this.#notes.imports !== "")
      head.text = `;${this.#notes.imports}${head.text}`;
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
    if (scope.framed) this.#edits.close(body.end - 1, this.#notes.end());
  }

  #concise(node: ArrowFunctionExpression, name: string, offset: number): void {
    const scope = this.#scope;
    const arrow = arrowEnd(node, this.#edits.source);
    const head = this.#edits.open(arrow, "");
    this.#returned(node.body);
    if (scope.suspensions === 0) return;
    const begin = this.#begin(scope, name, offset);
    head.text = `{${begin}${scope.framed ? "try{" : ""}return (`;
    this.#edits.close(node.end, `)${scope.framed ? this.#notes.end() : ""}}`);
  }

  #await(node: AwaitExpression): void {
    const scope = this.#suspend();
    const site = this.#site(scope, "await", node.argument, node.start);
    this.#edits.open(node.start, this.#notes.call(scope.framed ? "back" : "set", ",", false));
    const note = scope.framed ? "hold" : "pre";
    this.#edits.open(node.start + "await".length, ` ${this.#notes.call(note, `${site},`, false)}`);
    this.#named(node.argument);
    this.#edits.close(node.end, "))");
  }

  #yield(node: YieldExpression): void {
    if (this.#scope.kind !== "generator") {
      this.#children(node);
      return;
    }
    const scope = this.#suspend();
    const { delegate, argument, start, end } = node;
    const site = this.#site(scope, "yield", argument, start);
    const [before, behind] = this.#yieldNotes(scope.framed, delegate);
    this.#edits.open(start, before);
    const operand = tokenEnd(this.#edits.source, start, delegate ? "*" : "yield");
    const note = scope.framed ? (delegate ? "each" : "give") : delegate ? "iter" : "yld";
    if (argument) {
      this.#edits.open(operand, ` ${this.#notes.call(note, `${site},`, false)}`);
      this.#named(argument);
    } else {
      this.#edits.close(operand, ` ${this.#notes.call(note, site, false)}`);
    }
    this.#edits.close(end, `)${behind}`);
  }

  /**
   * A `yield` goes on in its consumer's context, which is current when `next` is called. `yield*`
   * goes on behind an await of its own, in the context that its generator had last.
   */
  #yieldNotes(framed: boolean, delegate: boolean): readonly [before: string, behind: string] {
    if (delegate) return [this.#notes.call(framed ? "back" : "set", ",", false), ")"];
    if (framed) return [this.#notes.call("got", ",", false), ")"];
    return [this.#notes.name("fst("), `,${this.#notes.name("t")}=${this.#notes.name("cur()")})`];
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
      this.#edits.open(last.start, this.#notes.call(note, `${site},`, false));
    } else {
      this.#edits.open(last.start, this.#notes.name("ret("));
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
      if (scope.suspensions > before)
        this.#edits.open(finalizer.start + 1, this.#notes.resume(scope.framed));
      this.#block(finalizer);
    }
  }

  #catch({ param, body }: CatchClause): void {
    const note = (error: string) =>
      this.#scope.framed && error
        ? `${this.#notes.call("caught", `,${error}`)};`
        : this.#notes.resume(this.#scope.framed);
    if (param && param.type !== "Identifier") {
      // A pattern may run code: it is bound behind the note, in a block around the learner's.
      const error = this.#notes.name("e");
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
      this.#edits.open(last.start, this.#notes.call(note, `${site},`, false));
      this.#named(node.right);
      this.#edits.close(last.end, ")");
    } else {
      this.#named(node.right);
    }
    this.#loopBody(node.body, scope);
    this.#edits.close(outer.end, `}finally{${this.#notes.resume(scope.framed)}}`);
  }

  #loopBody(body: Statement, scope: Scope): void {
    if (body.type === "BlockStatement") {
      this.#edits.open(body.start + 1, this.#notes.resume(scope.framed));
      this.#block(body);
      return;
    }
    this.#edits.open(body.start, `{${this.#notes.resume(scope.framed)}`);
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
    this.#edits.close(outer.end, `}finally{${this.#notes.resume(scope.framed)}}`);
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
    this.#edits.close(node.end - 1, `}finally{${this.#notes.resume(scope.framed)}}`);
  }

  /** A disposable declared behind the last `await using` is disposed first: the call suspends. */
  #leave(body: readonly Statement[]): void {
    const last = body.findLast(awaitsUsing);
    if (!last) return;
    const scope = this.#suspend();
    if (!scope.framed) return;
    const names = `using ${declaredNames(last)}`;
    const site = this.#textSite(scope, "await", names, last.start);
    this.#edits.open(
      last.end,
      `;using ${this.#notes.name("u")}=${this.#notes.call("leave", site)};`,
    );
  }

  #suspend(): Scope {
    this.#scope.suspensions += 1;
    return this.#scope;
  }

  #site(scope: Scope, kind: Site["kind"], of: AnyNode | null | undefined, offset: number): string {
    const text = of ? shorten(this.#edits.source.slice(of.start, of.end)) : "";
    return this.#textSite(scope, kind, text, offset);
  }

  #begin(scope: Scope, name: string, offset: number): string {
    if (!scope.framed) return this.#notes.begin("cur()");
    return this.#notes.begin(
      `in(${this.sites.push({ kind: "function", text: name, offset }) - 1})`,
    );
  }

  #textSite(scope: Scope, kind: Site["kind"], text: string, offset: number): string {
    return scope.framed ? `,${this.sites.push({ kind, text, offset }) - 1}` : "";
  }
}

function sync(): Scope {
  return { kind: "sync", framed: false, suspensions: 0 };
}
