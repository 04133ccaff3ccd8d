// The walk over a parsed program: which function one is in, which forms need a note. What is written
// where is the scanner's business; here is only the way through the tree.
import type {
  AnyNode,
  ArrowFunctionExpression,
  AwaitExpression,
  BlockStatement,
  ForOfStatement,
  ForStatement,
  PropertyDefinition,
  SwitchStatement,
  TryStatement,
  YieldExpression,
} from "acorn";
import type { Edits } from "./edits.ts";
import type { NoteText } from "./notes.ts";
import type { Site } from "./protocol.ts";
import {
  canBeWrapped,
  children,
  type FunctionNode,
  isFunction,
  keptFor,
  namedFunction,
  shorten,
} from "./syntax.ts";

export interface ScannedSite {
  readonly kind: Site["kind"];
  readonly text: string;
  readonly offset: number;
}

/** A function's body or the whole program, as far as suspension goes. */
export interface Scope {
  readonly kind: "async" | "generator" | "sync";
  /** Whether its call is told apart, with notes of entering and leaving. */
  readonly framed: boolean;
  suspensions: number;
}

export interface Settings {
  readonly frames: boolean;
  readonly notes: NoteText;
}

export abstract class Walk {
  readonly sites: ScannedSite[] = [];
  protected readonly edits: Edits;
  protected readonly frames: boolean;
  protected readonly notes: NoteText;
  protected scope: Scope = sync();

  constructor(edits: Edits, settings: Settings) {
    this.edits = edits;
    this.frames = settings.frames;
    this.notes = settings.notes;
  }

  protected abstract body(body: BlockStatement, name: string, offset: number): void;
  protected abstract concise(node: ArrowFunctionExpression, name: string, offset: number): void;
  protected abstract await(node: AwaitExpression): void;
  protected abstract yield(node: YieldExpression): void;
  protected abstract returned(argument: AnyNode): void;
  protected abstract try(node: TryStatement): void;
  protected abstract block(node: BlockStatement): void;
  /** `outer` is the statement with all its labels. */
  protected abstract forOf(node: ForOfStatement, outer: AnyNode): void;
  protected abstract disposing(node: ForStatement | SwitchStatement, outer: AnyNode): void;

  protected visit(node: AnyNode, outer: AnyNode = node): void {
    if (isFunction(node)) {
      this.function(node, "", node.start);
      return;
    }
    switch (node.type) {
      case "PropertyDefinition":
        this.field(node);
        break;
      case "StaticBlock":
        this.within(sync(), () => this.each(node.body));
        break;
      case "AwaitExpression":
        this.await(node);
        break;
      case "YieldExpression":
        this.yield(node);
        break;
      case "ReturnStatement":
        if (node.argument) this.returned(node.argument);
        break;
      case "TryStatement":
        this.try(node);
        break;
      case "BlockStatement":
        this.block(node);
        break;
      default:
        this.statement(node, outer);
    }
  }

  protected statement(node: AnyNode, outer: AnyNode): void {
    switch (node.type) {
      case "LabeledStatement":
        this.visit(node.body, outer);
        break;
      case "ForOfStatement":
        this.forOf(node, outer);
        break;
      case "ForStatement":
      case "SwitchStatement":
        this.disposing(node, outer);
        break;
      default:
        this.children(node);
    }
  }

  protected children(node: AnyNode): void {
    this.each(children(node));
  }

  protected each(nodes: readonly (AnyNode | null)[]): void {
    for (const node of nodes) {
      const name = node?.type === "FunctionDeclaration" ? keptFor(node.id?.name ?? "", nodes) : "";
      if (name !== "" && isFunction(node)) this.function(node, name, node.start);
      else if (node) this.named(node);
    }
  }

  /** Visits a node, telling a function in it by the name that its place gives it. */
  protected named(node: AnyNode): void {
    const named = namedFunction(node);
    if (named === null) {
      this.visit(node);
      return;
    }
    for (const child of children(node)) {
      if (child === named.of) this.function(named.of, named.name, named.offset);
      else this.named(child);
    }
  }

  protected within(scope: Scope, body: () => void): void {
    const before = this.scope;
    this.scope = scope;
    body();
    this.scope = before;
  }

  protected field(node: PropertyDefinition): void {
    if (node.computed) this.named(node.key);
    const { value } = node;
    if (value) this.within(sync(), () => this.named(value));
  }

  protected function(node: FunctionNode, name: string, offset: number): void {
    if (!node.async) {
      // What is awaited in there belongs to other functions; a plain generator suspends in nobody's stead.
      this.within(sync(), () => this.children(node));
      return;
    }
    const scope: Scope = {
      kind: node.generator ? "generator" : "async",
      framed: this.frames && canBeWrapped(node.body),
      suspensions: 0,
    };
    this.within(scope, () => {
      this.each(node.params);
      const own = node.type === "FunctionDeclaration" ? name || node.id?.name : node.id?.name;
      if (node.body.type === "BlockStatement") this.body(node.body, own ?? name, offset);
      else if (node.type === "ArrowFunctionExpression") this.concise(node, name, offset);
    });
  }

  protected suspend(): Scope {
    this.scope.suspensions += 1;
    return this.scope;
  }

  protected site(
    scope: Scope,
    kind: Site["kind"],
    of: AnyNode | null | undefined,
    offset: number,
  ): string {
    const text = of ? shorten(this.edits.source.slice(of.start, of.end)) : "";
    return this.textSite(scope, kind, text, offset);
  }

  protected begin(scope: Scope, name: string, offset: number): string {
    if (!scope.framed) return this.notes.begin("cur()");
    return this.notes.begin(`in(${this.sites.push({ kind: "function", text: name, offset }) - 1})`);
  }

  protected textSite(scope: Scope, kind: Site["kind"], text: string, offset: number): string {
    return scope.framed ? `,${this.sites.push({ kind, text, offset }) - 1}` : "";
  }
}

function sync(): Scope {
  return { kind: "sync", framed: false, suspensions: 0 };
}
