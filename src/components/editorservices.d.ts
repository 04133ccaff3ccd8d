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

declare module "monaco-editor/languages/features/typescript/tsWorker.js" {
  import type ts from "typescript";

  interface Model {
    readonly uri: { toString(): string };
    readonly version: number;
    getValue(): string;
  }
  export interface Context {
    getMirrorModels(): readonly Model[];
  }
  /** What the editor asks of the types; the service's own host, too. */
  export class TypeScriptWorker {
    constructor(context: Context, data: object);
    _getModel(file: string): Model | null;
    _getScriptText(file: string): string | undefined;
    getScriptFileNames(): string[];
    getSyntacticDiagnostics(file: string): Promise<ts.Diagnostic[]>;
    getSemanticDiagnostics(file: string): Promise<ts.Diagnostic[]>;
    getSuggestionDiagnostics(file: string): Promise<ts.Diagnostic[]>;
    getCompletionsAtPosition(file: string, position: number): Promise<unknown>;
    getCompletionEntryDetails(file: string, position: number, entry: string): Promise<unknown>;
    getSignatureHelpItems(file: string, position: number, options: unknown): Promise<unknown>;
    getQuickInfoAtPosition(file: string, position: number): Promise<unknown>;
  }
}

declare module "monaco-editor/internal/common/initialize.js" {
  import type { Context } from "monaco-editor/languages/features/typescript/tsWorker.js";
  export function initialize(make: (context: Context, data: object) => object): void;
}
