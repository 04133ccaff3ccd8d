// The forms in which an async function starts, suspends, resumes and ends, and the note for each.
import type {
  AnyNode,
  ArrowFunctionExpression,
  AwaitExpression,
  BlockStatement,
  CatchClause,
  ForOfStatement,
  ForStatement,
  Program,
  Statement,
  SwitchStatement,
  TryStatement,
  YieldExpression,
} from "acorn";
import {
  arrowEnd,
  awaitsUsing,
  declaredNames,
  directivesEnd,
  lastExpression,
  lineEnd,
  mayBeThenable,
  tokenEnd,
} from "./syntax.ts";
import { type Scope, Walk } from "./walk.ts";

export class Scanner extends Walk {
  scan(program: Program): void {
    const kind = program.sourceType === "module" ? "async" : "sync";
    const scope: Scope = { kind, framed: this.frames, suspensions: 0 };
    const { source } = this.edits;
    const hashbang = source.startsWith("#!") ? lineEnd(source, 0) + 1 : 0;
    const head = this.edits.open(
      directivesEnd(program.body, Math.min(hashbang, source.length)),
      "",
    );
    this.within(scope, () => this.each(program.body));
    if (scope.suspensions > 0) {
      head.text = this.begin(scope, "(module)", program.start);
      const tail = program.body.at(-1)?.end ?? 0;
      if (scope.framed) this.edits.close(tail, `;${this.notes.call("out", "")};`);
    }
    if (head.text !== "" || this.notes.imports !== "")
      head.text = `;${this.notes.imports}${head.text}`;
  }

  protected override body(body: BlockStatement, name: string, offset: number): void {
    const scope = this.scope;
    const start = directivesEnd(body.body, body.start + 1);
    const head = this.edits.open(start, "");
    this.each(body.body);
    this.#leave(body.body);
    if (scope.suspensions === 0) return;
    const separator = start === body.start + 1 ? "" : ";";
    const begin = this.begin(scope, name, offset);
    head.text = separator + begin + (scope.framed ? "try{" : "");
    if (scope.framed) this.edits.close(body.end - 1, this.notes.end());
  }

  protected override concise(node: ArrowFunctionExpression, name: string, offset: number): void {
    const scope = this.scope;
    const arrow = arrowEnd(node, this.edits.source);
    const head = this.edits.open(arrow, "");
    this.returned(node.body);
    if (scope.suspensions === 0) return;
    const begin = this.begin(scope, name, offset);
    head.text = `{${begin}${scope.framed ? "try{" : ""}return (`;
    this.edits.close(node.end, `)${scope.framed ? this.notes.end() : ""}}`);
  }

  protected override await(node: AwaitExpression): void {
    const scope = this.suspend();
    const site = this.site(scope, "await", node.argument, node.start);
    this.edits.open(node.start, this.notes.call(scope.framed ? "back" : "set", ",", false));
    const note = scope.framed ? "hold" : "pre";
    this.edits.open(node.start + "await".length, ` ${this.notes.call(note, `${site},`, false)}`);
    this.named(node.argument);
    this.edits.close(node.end, "))");
  }

  protected override yield(node: YieldExpression): void {
    if (this.scope.kind !== "generator") {
      this.children(node);
      return;
    }
    const scope = this.suspend();
    const { delegate, argument, start, end } = node;
    const site = this.site(scope, "yield", argument, start);
    const [before, behind] = this.#yieldNotes(scope.framed, delegate);
    this.edits.open(start, before);
    const operand = tokenEnd(this.edits.source, start, delegate ? "*" : "yield");
    const note = scope.framed ? (delegate ? "each" : "give") : delegate ? "iter" : "yld";
    if (argument) {
      this.edits.open(operand, ` ${this.notes.call(note, `${site},`, false)}`);
      this.named(argument);
    } else {
      this.edits.close(operand, ` ${this.notes.call(note, site, false)}`);
    }
    this.edits.close(end, `)${behind}`);
  }

  /**
   * A `yield` goes on in its consumer's context, which is current when `next` is called. `yield*`
   * goes on behind an await of its own, in the context that its generator had last.
   */
  #yieldNotes(framed: boolean, delegate: boolean): readonly [before: string, behind: string] {
    if (delegate) return [this.notes.call(framed ? "back" : "set", ",", false), ")"];
    if (framed) return [this.notes.call("got", ",", false), ")"];
    return [this.notes.name("fst("), `,${this.notes.name("t")}=${this.notes.name("cur()")})`];
  }

  /** What an async function returns is awaited, by its promise or, in a generator, in place. */
  protected override returned(argument: AnyNode): void {
    const scope = this.scope;
    const last = lastExpression(argument);
    if (scope.kind === "sync" || !mayBeThenable(last)) {
      this.named(argument);
      return;
    }
    if (scope.kind === "generator") {
      this.suspend();
      const site = this.site(scope, "await", last, last.start);
      const note = scope.framed ? "hold" : "pre";
      this.edits.open(last.start, this.notes.call(note, `${site},`, false));
    } else {
      this.edits.open(last.start, this.notes.name("ret("));
    }
    this.named(argument);
    this.edits.close(last.end, ")");
  }

  protected override try(node: TryStatement): void {
    const scope = this.scope;
    const before = scope.suspensions;
    this.block(node.block);
    const { handler, finalizer } = node;
    if (handler) {
      if (scope.suspensions > before) this.#catch(handler);
      else this.children(handler);
    }
    if (finalizer) {
      if (scope.suspensions > before)
        this.edits.open(finalizer.start + 1, this.notes.resume(scope.framed));
      this.block(finalizer);
    }
  }

  #catch({ param, body }: CatchClause): void {
    const note = (error: string) =>
      this.scope.framed && error
        ? `${this.notes.call("caught", `,${error}`)};`
        : this.notes.resume(this.scope.framed);
    if (param && param.type !== "Identifier") {
      // A pattern may run code: it is bound behind the note, in a block around the learner's.
      const error = this.notes.name("e");
      this.edits.open(param.start, `${error}){${note(error)}let `);
      this.named(param);
      this.edits.close(param.end, `=(${error}`);
      this.edits.open(body.start, ";");
      this.block(body);
      this.edits.close(body.end, "}");
    } else {
      this.edits.open(body.start + 1, note(param?.name ?? ""));
      this.block(body);
    }
  }

  protected override forOf(node: ForOfStatement, outer: AnyNode): void {
    const disposes = awaitsUsing(node.left);
    if (!node.await && !disposes) {
      this.children(node);
      return;
    }
    const scope = this.suspend();
    this.edits.open(outer.start, "try{");
    this.named(node.left);
    if (node.await) {
      const last = lastExpression(node.right);
      const site = this.site(scope, "forAwait", node.right, node.start);
      const note = scope.framed ? "each" : "iter";
      this.edits.open(last.start, this.notes.call(note, `${site},`, false));
      this.named(node.right);
      this.edits.close(last.end, ")");
    } else {
      this.named(node.right);
    }
    this.#loopBody(node.body, scope);
    this.edits.close(outer.end, `}finally{${this.notes.resume(scope.framed)}}`);
  }

  #loopBody(body: Statement, scope: Scope): void {
    if (body.type === "BlockStatement") {
      this.edits.open(body.start + 1, this.notes.resume(scope.framed));
      this.block(body);
      return;
    }
    this.edits.open(body.start, `{${this.notes.resume(scope.framed)}`);
    this.visit(body);
    this.edits.close(body.end, "}");
  }

  /** A statement whose own head or cases may hold `await using`. */
  protected override disposing(node: ForStatement | SwitchStatement, outer: AnyNode): void {
    const disposes =
      node.type === "ForStatement"
        ? awaitsUsing(node.init)
        : node.cases.some((part) => part.consequent.some(awaitsUsing));
    if (!disposes) {
      this.children(node);
      return;
    }
    const scope = this.suspend();
    this.edits.open(outer.start, "try{");
    this.children(node);
    this.edits.close(outer.end, `}finally{${this.notes.resume(scope.framed)}}`);
  }

  protected override block(node: BlockStatement): void {
    if (!node.body.some(awaitsUsing)) {
      this.each(node.body);
      return;
    }
    const scope = this.suspend();
    this.edits.open(node.start + 1, "try{");
    this.each(node.body);
    this.#leave(node.body);
    this.edits.close(node.end - 1, `}finally{${this.notes.resume(scope.framed)}}`);
  }

  /** A disposable declared behind the last `await using` is disposed first: the call suspends. */
  #leave(body: readonly Statement[]): void {
    const last = body.findLast(awaitsUsing);
    if (!last) return;
    const scope = this.suspend();
    if (!scope.framed) return;
    const names = `using ${declaredNames(last)}`;
    const site = this.textSite(scope, "await", names, last.start);
    this.edits.open(last.end, `;using ${this.notes.name("u")}=${this.notes.call("leave", site)};`);
  }
}
