// The parts of Monaco's TypeScript that come without types: TypeScript itself, and its library files.
declare module "monaco-editor/languages/features/typescript/lib/typescriptServices.js" {
  import ts from "typescript";
  export type CompilerOptions = ts.CompilerOptions;
  export const createLanguageService: typeof ts.createLanguageService;
  export const displayPartsToString: typeof ts.displayPartsToString;
  export const flattenDiagnosticMessageText: typeof ts.flattenDiagnosticMessageText;
  export const ScriptKind: typeof ts.ScriptKind;
}

declare module "monaco-editor/languages/features/typescript/lib/lib.js" {
  export const libFileMap: Readonly<Record<string, string>>;
}
