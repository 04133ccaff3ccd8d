// The rooms a program may import, `asyncio` and `checks`: esbuild leaves such an import standing, and
// here it becomes a look into what the sandbox holds ready. Text is only inserted: the import itself
// stays, as a comment. Any other import that is left standing is refused.
import type { ImportDeclaration, Node, Program } from "acorn";
import { simple } from "acorn-walk";
import type { Edits } from "./edits.ts";
import { type Modules, refusalOf } from "./imports.ts";

export interface Refused {
  readonly offset: number;
  /** The text that is meant: the first such from `offset` on. */
  readonly text: string;
  readonly message: string;
}

/** Takes what `ast` imports from the rooms; gives what it must not import. */
export function takeRooms(ast: Program, edits: Edits, modules: Modules): Refused[] {
  const refused: Refused[] = [];
  const check = (source: Node, names: readonly string[]) => {
    const wrong = wrongImport(edits, source, names, modules);
    if (wrong) refused.push(wrong);
  };
  for (const node of ast.body) {
    if (node.type === "ImportDeclaration") {
      check(node.source, importedNames(node));
      replace(edits, node, `${declarations(node)};`);
    } else if (node.type === "ExportAllDeclaration" || node.type === "ExportNamedDeclaration") {
      // Nobody imports the entry: what it passes on need only exist.
      if (!node.source) continue;
      check(node.source, []);
      replace(edits, node, ";");
    }
  }
  simple(ast, {
    ImportExpression(node) {
      if (node.source.type !== "Literal") return;
      check(node.source, []);
      replace(edits, node, `Promise.resolve(${roomOf(String(node.source.value))})`);
    },
  });
  return refused;
}

function replace(edits: Edits, node: Node, text: string): void {
  edits.open(node.start, `${text}/*`);
  edits.close(node.end, "*/");
}

/** `const{sleep,gather:gather2}=room`, and a constant for the room as a whole. */
function declarations(node: ImportDeclaration): string {
  const room = roomOf(String(node.source.value));
  const parts: string[] = [];
  const named: string[] = [];
  for (const specifier of node.specifiers) {
    const local = specifier.local.name;
    if (specifier.type === "ImportNamespaceSpecifier") parts.push(`const ${local}=${room}`);
    else named.push(`${JSON.stringify(nameOf(specifier))}:${local}`);
  }
  if (named.length > 0) parts.push(`const{${named.join(",")}}=${room}`);
  return parts.join(";");
}

type Specifier = ImportDeclaration["specifiers"][number];

function importedNames(node: ImportDeclaration): string[] {
  return node.specifiers
    .filter((specifier) => specifier.type !== "ImportNamespaceSpecifier")
    .map(nameOf);
}

function nameOf(specifier: Specifier): string {
  if (specifier.type !== "ImportSpecifier") return "default";
  const { imported } = specifier;
  return imported.type === "Identifier" ? imported.name : String(imported.value);
}

function roomOf(name: string): string {
  return `globalThis[Symbol.for("interleave.modules")][${JSON.stringify(name)}]`;
}

function wrongImport(
  edits: Edits,
  source: Node,
  names: readonly string[],
  modules: Modules,
): Refused | null {
  const path = edits.source.slice(source.start + 1, source.end - 1);
  const offset = source.start;
  if (!Object.hasOwn(modules, path)) return { offset, text: path, message: refusalOf(path) };
  const exported = modules[path as keyof Modules];
  const text = names.find((name) => !exported.includes(name));
  if (text === undefined) return null;
  return { offset, text, message: `No matching export in "${path}" for import "${text}"` };
}
