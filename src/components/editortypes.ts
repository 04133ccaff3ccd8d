// The worker behind the light editor: TypeScript's language service over one file and the declarations
// of what it may import. It is the service inside Monaco, without Monaco.
import { libFileMap } from "monaco-editor/languages/features/typescript/lib/lib.js";
import {
  type CompilerOptions,
  createLanguageService,
  displayPartsToString,
  flattenDiagnosticMessageText,
  ScriptKind,
} from "monaco-editor/languages/features/typescript/lib/typescriptServices.js";
import type { Answer, Fault, Offer, Question } from "./codemirrortypes.ts";
import { editorOptions } from "./editoroptions.ts";

const file = "/main.ts";
const options: CompilerOptions = editorOptions;
const mostOffers = 200;

let text = "";
let version = 0;
let declarations: Readonly<Record<string, string>> = {};

function read(path: string): string | undefined {
  if (path === file) return text;
  const name = path.replace(/^\//, "");
  return libFileMap[name] ?? declarations[name.replace(/^node_modules\//, "")];
}

const service = createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [
    file,
    ...Object.keys(declarations).map((one) => `/node_modules/${one}`),
  ],
  getScriptVersion: (path) => (path === file ? String(version) : "1"),
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

function faults(): Fault[] {
  const found = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
  return found.map(({ start = 0, length = 1, messageText, category }) => ({
    from: start,
    to: start + length,
    severity: category === 1 ? "error" : "warning",
    message: flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

function offers(position: number): Offer[] {
  const entries = service.getCompletionsAtPosition(file, position, {})?.entries ?? [];
  return entries.slice(0, mostOffers).map(({ name, kind }) => ({ name, kind }));
}

function words(position: number): string | null {
  const info = service.getQuickInfoAtPosition(file, position);
  if (!info) return null;
  const docs = displayPartsToString(info.documentation);
  const head = displayPartsToString(info.displayParts);
  return docs === "" ? head : `${head}\n\n${docs}`;
}

addEventListener("message", ({ data }: MessageEvent<{ id: number; question: Question }>) => {
  postMessage({ id: data.id, answer: answer(data.question) });
});
