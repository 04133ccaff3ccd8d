// What the library's doc comments say of its names, in one sentence each: `sleep`, `Queue.put`. Read from
// the sources themselves, so that what a page says of a name is what the editor says.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Name → the first sentence of its doc comment; the empty text where there is none. */
export function readDocs(root: string): ReadonlyMap<string, string> {
  const folder = join(root, "src/asyncio");
  const docs = new Map<string, string>();
  const parents = new Map<string, string>();
  for (const file of readdirSync(folder).filter(isSource)) {
    const text = readFileSync(join(folder, file), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) readStatement(statement, docs, parents);
  }
  inherit(docs, parents);
  return docs;
}

function isSource(file: string): boolean {
  return file.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(file);
}

function readStatement(
  statement: ts.Statement,
  docs: Map<string, string>,
  parents: Map<string, string>,
): void {
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name)) note(docs, name.text, statement);
    }
    return;
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  if (!isNamed || !statement.name || !isExported(statement)) return;
  const name = statement.name.text;
  note(docs, name, statement);
  if (!ts.isClassDeclaration(statement)) return;
  const parent = statement.heritageClauses?.[0]?.types[0]?.expression;
  if (parent && ts.isIdentifier(parent)) parents.set(name, parent.text);
  for (const member of statement.members) {
    if (member.name && ts.isIdentifier(member.name))
      note(docs, `${name}.${member.name.text}`, member);
  }
}

function isExported(statement: ts.HasModifiers): boolean {
  return (
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
  );
}

/** Overloads share a name: the first that says something counts. */
function note(docs: Map<string, string>, name: string, node: ts.Node): void {
  if (docs.get(name)) return;
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? "";
  docs.set(name, firstSentence(text));
}

function firstSentence(text: string): string {
  const paragraph =
    text
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, " ")
      .trim() ?? "";
  return /^.*?[.!?](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
}

/** What a class has from the class it extends is its own too. */
function inherit(docs: Map<string, string>, parents: ReadonlyMap<string, string>): void {
  for (const [name, parent] of parents) {
    for (const [of, text] of [...docs]) {
      const member = of.startsWith(`${parent}.`) ? `${name}${of.slice(parent.length)}` : null;
      if (member !== null && !docs.has(member)) docs.set(member, text);
    }
  }
}
