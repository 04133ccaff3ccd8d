// Monaco's worker for TypeScript, which knows that one text may hold several files: each is checked by
// itself, with the others beside it to import.
import { initialize } from "monaco-editor/internal/common/initialize.js";
import {
  type Context,
  TypeScriptWorker,
} from "monaco-editor/languages/features/typescript/tsWorker.js";
import { alone, type Part, partAt, partsOf } from "../runner/files.ts";

class PartsWorker extends TypeScriptWorker {
  readonly #context: Context;

  constructor(context: Context, data: object) {
    super(context, data);
    this.#context = context;
  }

  override getScriptFileNames(): string[] {
    const models = this.#context.getMirrorModels();
    const parts = models.flatMap(({ uri }) => this.#filesOf(uri.toString()).slice(1));
    return [...super.getScriptFileNames(), ...parts];
  }

  override _getModel(file: string) {
    const model = super._getModel(file);
    if (model !== null) return model;
    const models = this.#context.getMirrorModels();
    // Asked for every declaration, too, of which there are hundreds.
    const holds = (whole: string) =>
      file.startsWith(besides(whole, "")) && this.#filesOf(whole).includes(file);
    return models.find(({ uri }) => holds(uri.toString())) ?? null;
  }

  override _getScriptText(file: string): string | undefined {
    const model = this._getModel(file);
    if (model === null) return super._getScriptText(file);
    const text = model.getValue();
    const whole = model.uri.toString();
    const part = this.#partsOf(whole).find(({ name }) => besides(whole, name) === file);
    return part === undefined ? text : alone(text, part);
  }

  override async getSyntacticDiagnostics(file: string) {
    return this.#ofEach(file, (one) => super.getSyntacticDiagnostics(one));
  }

  override async getSemanticDiagnostics(file: string) {
    return this.#ofEach(file, (one) => super.getSemanticDiagnostics(one));
  }

  override async getSuggestionDiagnostics(file: string) {
    return this.#ofEach(file, (one) => super.getSuggestionDiagnostics(one));
  }

  override getCompletionsAtPosition(file: string, position: number) {
    return super.getCompletionsAtPosition(this.#fileAt(file, position), position);
  }

  override getCompletionEntryDetails(file: string, position: number, entry: string) {
    return super.getCompletionEntryDetails(this.#fileAt(file, position), position, entry);
  }

  override getSignatureHelpItems(file: string, position: number, options: unknown) {
    return super.getSignatureHelpItems(this.#fileAt(file, position), position, options);
  }

  override getQuickInfoAtPosition(file: string, position: number) {
    return super.getQuickInfoAtPosition(this.#fileAt(file, position), position);
  }

  async #ofEach<T>(file: string, ask: (file: string) => Promise<T[]>): Promise<T[]> {
    return (await Promise.all(this.#filesOf(file).map(ask))).flat();
  }

  #fileAt(file: string, position: number): string {
    const part = partAt(this.#partsOf(file), position);
    return part === undefined ? file : besides(file, part.name);
  }

  /** The files in a model's text, the model's own first. */
  #filesOf(whole: string): string[] {
    return this.#partsOf(whole).map(({ name }) => besides(whole, name));
  }

  #partsOf(whole: string): readonly Part[] {
    const text = super._getModel(whole)?.getValue() ?? "";
    return partsOf(text, whole.slice(whole.lastIndexOf("/") + 1));
  }
}

function besides(file: string, name: string): string {
  return file.slice(0, file.lastIndexOf("/") + 1) + name;
}

self.onmessage = () => initialize((context, data) => new PartsWorker(context, data));
