// The worker behind the light editor: TypeScript's language service over one text, which may hold several
// files, and the declarations of what it may import. It is the service inside Monaco, without Monaco.
import { libFileMap } from "monaco-editor/languages/features/typescript/lib/lib.js";
import {
  type CompilerOptions,
  createLanguageService,
  displayPartsToString,
  flattenDiagnosticMessageText,
  ScriptKind,
} from "monaco-editor/languages/features/typescript/lib/typescriptServices.js";
import { alone, type Part, partAt, partsOf } from "../runner/files.ts";
import type { Answer, Fault, Offer, Question } from "./codemirrortypes.ts";
import { editorOptions } from "./editoroptions.ts";

const main = "main.ts";
const options: CompilerOptions = editorOptions;
const mostOffers = 200;

let text = "";
let parts = partsOf(text, main);
let version = 0;
let declarations: Readonly<Record<string, string>> = {};

function read(path: string): string | undefined {
  const name = path.replace(/^\//, "");
  const part = parts.find((one) => one.name === name);
  if (part !== undefined) return alone(text, part);
  return libFileMap[name] ?? declarations[name.replace(/^node_modules\//, "")];
}

const service = createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [
    ...parts.map(fileOf),
    ...Object.keys(declarations).map((one) => `/node_modules/${one}`),
  ],
  getScriptVersion: (path) => (path.startsWith("/node_modules/") ? "1" : String(version)),
  getScriptKind: () => ScriptKind.TS,
  getScriptSnapshot: (path) => {
    const found = read(path);
    if (found === undefined) return undefined;
    return {
      getText: (start: number, end: number) => found.slice(start, end),
      getLength: () => found.length,
      getChangeRange: () => undefined,
    };
  },
  getCurrentDirectory: () => "/",
  getDefaultLibFileName: () => "lib.esnext.full.d.ts",
  readFile: read,
  fileExists: (path) => read(path) !== undefined,
});

function answer(question: Question): Answer {
  if (question.kind === "declare") {
    declarations = question.declarations;
    return { kind: "declared" };
  }
  if (question.text !== text) {
    text = question.text;
    parts = partsOf(text, main);
    version += 1;
  }
  switch (question.kind) {
    case "check":
      return { kind: "faults", faults: faults() };
    case "complete":
      return { kind: "offers", offers: offers(question.position) };
    case "explain":
      return { kind: "words", words: words(question.position) };
  }
}

function fileOf({ name }: Pick<Part, "name">): string {
  return `/${name}`;
}

function fileAt(position: number): string {
  return fileOf(partAt(parts, position) ?? { name: main });
}

function faults(): Fault[] {
  const found = parts
    .map(fileOf)
    .flatMap((file) => [
      ...service.getSyntacticDiagnostics(file),
      ...service.getSemanticDiagnostics(file),
    ]);
  return found.map(({ start = 0, length = 1, messageText, category }) => ({
    from: start,
    to: start + length,
    severity: category === 1 ? "error" : "warning",
    message: flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

function offers(position: number): Offer[] {
  const entries = service.getCompletionsAtPosition(fileAt(position), position, {})?.entries ?? [];
  return entries.slice(0, mostOffers).map(({ name, kind }) => ({ name, kind }));
}

function words(position: number): string | null {
  const info = service.getQuickInfoAtPosition(fileAt(position), position);
  if (!info) return null;
  const docs = displayPartsToString(info.documentation);
  const head = displayPartsToString(info.displayParts);
  return docs === "" ? head : `${head}\n\n${docs}`;
}

addEventListener("message", ({ data }: MessageEvent<{ id: number; question: Question }>) => {
  postMessage({ id: data.id, answer: answer(data.question) });
});
