// Questions about a parsed program that need no state: names, ends, and what may suspend.
import type {
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  AssignmentProperty,
  BlockStatement,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  MethodDefinition,
  ModuleDeclaration,
  Property,
  PropertyDefinition,
  Statement,
} from "acorn";

export type FunctionNode =
  | FunctionDeclaration
  | AnonymousFunctionDeclaration
  | FunctionExpression
  | ArrowFunctionExpression;

/** The nodes directly below. */
export function children(node: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) found.push(...value.filter(isNode));
    else if (isNode(value)) found.push(value);
  }
  return found;
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === "object" && value !== null && typeof Reflect.get(value, "type") === "string"
  );
}

export function isFunction(node: AnyNode | null | undefined): node is FunctionNode {
  switch (node?.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return true;
    default:
      return false;
  }
}

export interface Named {
  readonly of: FunctionNode;
  readonly name: string;
  /** Where the function is said to start: a method starts with its key. */
  readonly offset: number;
}

/** The function directly below that this node names, if any. */
export function namedFunction(node: AnyNode): Named | null {
  switch (node.type) {
    case "VariableDeclarator":
      return named(node.init, node.id);
    case "AssignmentExpression":
    case "AssignmentPattern":
      return named(node.right, node.left);
    case "Property":
      return keyed(node, node.method ? node.start : node.value.start);
    case "PropertyDefinition":
      return keyed(node, node.value?.start ?? node.start);
    case "MethodDefinition":
      return keyed(node, node.start);
    case "CallExpression":
      return keptName(node.callee, node.arguments);
    default:
      return null;
  }
}

function named(of: AnyNode | null | undefined, by: AnyNode): Named | null {
  return isFunction(of) ? { of, name: nameOf(by), offset: of.start } : null;
}

function keyed(
  node: AssignmentProperty | Property | PropertyDefinition | MethodDefinition,
  offset: number,
): Named | null {
  const { key, value: of, computed } = node;
  if (!isFunction(of)) return null;
  const name = key.type === "MemberExpression" ? dotted(key) : nameOf(key);
  return { of, name: computed ? `[${name}]` : name, offset };
}

function dotted(node: AnyNode): string {
  if (node.type !== "MemberExpression") return nameOf(node);
  return `${dotted(node.object)}.${nameOf(node.property)}`;
}

function nameOf(node: AnyNode): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "PrivateIdentifier":
      return `#${node.name}`;
    case "Literal":
      return String(node.value);
    case "MemberExpression":
      return nameOf(node.property);
    default:
      return "";
  }
}

/** esbuild's `keepNames` writes `__name(function, "name")`. */
function keptName(callee: AnyNode, parts: readonly AnyNode[]): Named | null {
  const [of, name] = parts;
  if (callee.type !== "Identifier" || !callee.name.startsWith("__name") || !name) return null;
  return named(of, name);
}

/** The name of a declaration that esbuild renamed: `__name(f2, "f")` is a statement beside it. */
export function keptFor(declared: string, beside: readonly (AnyNode | null)[]): string {
  for (const node of beside) {
    if (node?.type !== "ExpressionStatement" || node.expression.type !== "CallExpression") continue;
    const { callee, arguments: parts } = node.expression;
    const [of, name] = parts;
    if (callee.type !== "Identifier" || !callee.name.startsWith("__name") || !name) continue;
    if (of?.type === "Identifier" && of.name === declared) return nameOf(name);
  }
  return "";
}

/** Where the first statement that is not a directive may begin. */
export function directivesEnd(
  body: readonly (Statement | ModuleDeclaration)[],
  from: number,
): number {
  const last = body.findLast((statement) => "directive" in statement && statement.directive);
  return last?.end ?? from;
}

/** Just behind the arrow. */
export function arrowEnd(node: ArrowFunctionExpression, source: string): number {
  return tokenEnd(source, node.params.at(-1)?.end ?? node.start, "=>");
}

/** Just behind the next `token`, which is looked for outside of comments. */
export function tokenEnd(source: string, from: number, token: string): number {
  let at = from;
  while (at < source.length) {
    if (source.startsWith(token, at)) return at + token.length;
    if (source.startsWith("/*", at)) at = source.indexOf("*/", at) + 2;
    else if (source.startsWith("//", at)) at = lineEnd(source, at);
    else at += 1;
  }
  throw new Error(`Cannot find "${token}" behind offset ${from}`);
}

export function lineEnd(source: string, from: number): number {
  const breaks = /[\n\r\u2028\u2029]/g;
  breaks.lastIndex = from;
  return breaks.exec(source)?.index ?? source.length;
}

export function awaitsUsing(node: AnyNode | null | undefined): boolean {
  return node?.type === "VariableDeclaration" && node.kind === "await using";
}

/** `a, b` of `await using a = x, b = y`. */
export function declaredNames(node: AnyNode): string {
  if (node.type !== "VariableDeclaration") return "";
  return node.declarations.map((part) => nameOf(part.id)).join(", ");
}

/** The expression whose value a comma expression has. */
export function lastExpression(node: AnyNode): AnyNode {
  const last = node.type === "SequenceExpression" ? node.expressions.at(-1) : undefined;
  return last ? lastExpression(last) : node;
}

/** False for what is seen not to be one, so that most functions keep their text. */
export function mayBeThenable(node: AnyNode): boolean {
  switch (node.type) {
    case "Literal":
    case "TemplateLiteral":
    case "ArrayExpression":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "ClassExpression":
    case "UnaryExpression":
    case "BinaryExpression":
    case "UpdateExpression":
    case "AwaitExpression":
      return false;
    case "ObjectExpression":
      return node.properties.some((part) => part.type === "SpreadElement" || names(part.key));
    default:
      return true;
  }
}

function names(key: Expression | AnyNode): boolean {
  return nameOf(key) === "then" || nameOf(key) === "";
}

/**
 * Whether the body keeps its meaning inside a block. One that declares a function twice, or as a
 * variable too, does not: a block allows neither.
 */
export function canBeWrapped(body: BlockStatement | Expression): boolean {
  if (body.type !== "BlockStatement") return true;
  const functions = new Set<string>();
  for (const statement of body.body) {
    const declared = unlabelled(statement);
    if (declared.type !== "FunctionDeclaration") continue;
    const name = declared.id?.name ?? "";
    if (functions.has(name)) return false;
    functions.add(name);
  }
  return functions.size === 0 || !declaresVariable(body, functions);
}

function unlabelled(statement: Statement): Statement {
  return statement.type === "LabeledStatement" ? unlabelled(statement.body) : statement;
}

function declaresVariable(node: AnyNode, among: ReadonlySet<string>): boolean {
  if (isFunction(node)) return false;
  if (node.type === "VariableDeclaration" && node.kind === "var") {
    if (node.declarations.some((part) => binds(part.id, among))) return true;
  }
  return children(node).some((child) => declaresVariable(child, among));
}

function binds(pattern: AnyNode, among: ReadonlySet<string>): boolean {
  if (pattern.type === "Identifier") return among.has(pattern.name);
  return children(pattern).some((child) => binds(child, among));
}

/** A text for a list: one line, not long. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
