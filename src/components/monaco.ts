// Monaco, the only file that names it: megabytes that arrive when a reader touches some code, and
// never before. It wears the static code's theme and metrics, so that nothing moves.
import * as monaco from "monaco-editor/editor/editor.api.js";
import "monaco-editor/features/bracketMatching/register.js";
import "monaco-editor/features/caretOperations/register.js";
import "monaco-editor/features/clipboard/register.js";
import "monaco-editor/features/codeAction/register.js";
import "monaco-editor/features/codeEditor/register.js";
import "monaco-editor/features/codicon/register.js";
import "monaco-editor/features/comment/register.js";
import "monaco-editor/features/contextmenu/register.js";
import "monaco-editor/features/find/register.js";
import "monaco-editor/features/gotoError/register.js";
import "monaco-editor/features/hover/register.js";
import "monaco-editor/features/indentation/register.js";
import "monaco-editor/features/linesOperations/register.js";
import "monaco-editor/features/multicursor/register.js";
import "monaco-editor/features/parameterHints/register.js";
import "monaco-editor/features/smartSelect/register.js";
import "monaco-editor/features/snippet/register.js";
// The feature named "suggest" leaves out the list of suggestions itself.
import "monaco-editor/editor/contrib/suggest/browser/suggestController.js";
import "monaco-editor/features/toggleTabFocusMode/register.js";
import "monaco-editor/features/wordHighlighter/register.js";
import "monaco-editor/features/wordOperations/register.js";
import { shikiToMonaco } from "@shikijs/monaco";
import EditorWorker from "monaco-editor/editor/editor.worker.js?worker";
import { typescriptDefaults } from "monaco-editor/languages/features/typescript/register.js";
import { preference } from "../course/preferences.ts";
import type { Diagnostic, Place } from "../runner/protocol.ts";
import type { Editor, EditorOptions } from "./editor.ts";
import { leavingKey } from "./editorchoice.ts";
import { editorOptions } from "./editoroptions.ts";
import TypeScriptWorker from "./editorworker.ts?worker";
import { sharedHighlighter, themes } from "./highlight.ts";
import { loadJson, once } from "./load.ts";
import { tellTwins } from "./monacotwins.ts";

/** Turns `element` into an editor; the first call fetches the types and starts the workers. */
export async function makeMonaco(options: EditorOptions): Promise<Editor> {
  await ready(options);
  return new MonacoEditor(options);
}

const ready = once(prepare);

async function prepare({ typesUrl, twinsUrl }: EditorOptions): Promise<void> {
  const [highlighter, declarations] = await Promise.all([
    sharedHighlighter(),
    loadJson<Record<string, string>>(typesUrl),
  ]);
  self.MonacoEnvironment = {
    getWorker: (_id, label) =>
      label === "typescript" ? new TypeScriptWorker() : new EditorWorker(),
  };
  monaco.languages.register({ id: "typescript", extensions: [".ts"] });
  monaco.languages.register({ id: "python", extensions: [".py"] });
  monaco.languages.setLanguageConfiguration("python", {
    comments: { lineComment: "#" },
    brackets: [
      ["{", "}"],
      ["[", "]"],
      ["(", ")"],
    ],
    onEnterRules: [
      { beforeText: /:\s*$/, action: { indentAction: monaco.languages.IndentAction.Indent } },
    ],
  });
  shikiToMonaco(highlighter, monaco);
  for (const [path, text] of Object.entries(declarations)) {
    typescriptDefaults.addExtraLib(text, `file:///node_modules/${path}`);
  }
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setCompilerOptions(editorOptions);
  tellTwins(twinsUrl);
  followTheme();
}

/** The page's `data-theme` decides; Monaco follows, now and whenever the reader switches. */
function followTheme(): void {
  const apply = () => {
    const dark = document.documentElement.dataset.theme !== "light";
    monaco.editor.setTheme(dark ? themes.dark : themes.light);
  };
  apply();
  new MutationObserver(apply).observe(document.documentElement, {
    attributeFilter: ["data-theme"],
  });
}

class MonacoEditor implements Editor {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #model: monaco.editor.ITextModel;
  readonly #lit: monaco.editor.IEditorDecorationsCollection;
  readonly #element: HTMLElement;

  constructor(options: EditorOptions) {
    const { element, text, file, language } = options;
    this.#element = element;
    const path = monaco.Uri.parse(`file:///playground/${crypto.randomUUID()}/${file}`);
    this.#model = monaco.editor.createModel(text, language, path);
    this.#model.updateOptions({ tabSize: language === "python" ? 4 : 2 });
    this.#editor = monaco.editor.create(element, { ...appearance(element), model: this.#model });
    this.#lit = this.#editor.createDecorationsCollection();
    this.#editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, options.onRun);
    this.#editor.addCommand(monaco.KeyMod.Alt | monaco.KeyCode.Enter, () =>
      options.onLine(this.#editor.getPosition()?.lineNumber ?? 1),
    );
    this.#editor.onMouseDown(({ target }) => {
      if (target.type === monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS) {
        options.onLine(target.position.lineNumber);
      }
    });
    this.#model.onDidChangeContent(() => options.onChange(this.text()));
    this.#editor.onDidContentSizeChange(({ contentHeight }) => {
      element.style.height = `${contentHeight}px`;
      this.#editor.layout();
    });
    const { start, end } = options.selection;
    this.#editor.setSelection(
      monaco.Selection.fromPositions(
        this.#model.getPositionAt(start),
        this.#model.getPositionAt(end),
      ),
    );
    leaveOnEscape(this.#editor);
    element.querySelector("textarea")?.setAttribute("aria-description", leavingKey());
  }

  text(): string {
    return this.#model.getValue();
  }

  setText(text: string): void {
    this.#editor.pushUndoStop();
    this.#editor.executeEdits("interleave", [{ range: this.#model.getFullModelRange(), text }]);
    this.#editor.pushUndoStop();
  }

  focus(): void {
    this.#editor.focus();
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    monaco.editor.setModelMarkers(this.#model, "compiler", diagnostics.flatMap(markerOf));
  }

  reveal({ line, column }: Place): void {
    const position = { lineNumber: line, column };
    this.#editor.setPosition(position);
    this.#editor.revealPositionInCenterIfOutsideViewport(position);
    this.#editor.focus();
  }

  light(place: Place | null): void {
    const isThere = place !== null && place.line <= this.#model.getLineCount();
    const range = new monaco.Range(place?.line ?? 1, 1, place?.line ?? 1, 1);
    this.#lit.set(isThere ? [{ range, options: { isWholeLine: true, className: "lit" } }] : []);
  }

  refresh(): void {
    this.#editor.updateOptions(typeAndTab(this.#element));
  }

  dispose(): void {
    this.#editor.dispose();
    this.#model.dispose();
  }
}

/** Escape leaves the editor when it closes nothing else, so that Tab can go on through the page. */
function leaveOnEscape(editor: monaco.editor.IStandaloneCodeEditor): void {
  const nothingOpen =
    "textInputFocus && !suggestWidgetVisible && !parameterHintsVisible && !findWidgetVisible && !editorHasSelection && !inSnippetMode && !markersNavigationVisible";
  const element = editor.getContainerDomNode();
  // Monaco lets go of a note as soon as a key goes down: what was open is to be known before.
  let hadNote = false;
  const look = ({ key }: KeyboardEvent) => {
    const notes = [...element.querySelectorAll(".monaco-hover")];
    hadNote =
      key === "Escape" && notes.some((note) => note.checkVisibility({ visibilityProperty: true }));
  };
  element.addEventListener("keydown", look, { capture: true });
  editor.addCommand(
    monaco.KeyCode.Escape,
    () => {
      if (hadNote) return editor.trigger("keyboard", "editor.action.hideHover", null);
      const playground = element.closest("interleave-playground");
      playground?.querySelector<HTMLElement>("[data-action=run]")?.focus();
    },
    nothingOpen,
  );
}

/** What a reader may set while the editor is open. */
function typeAndTab(element: HTMLElement): monaco.editor.IEditorOptions {
  const style = getComputedStyle(element);
  return {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
    tabFocusMode: preference("tab") === "leave",
  };
}

function appearance(element: HTMLElement): monaco.editor.IStandaloneEditorConstructionOptions {
  return {
    ...typeAndTab(element),
    ariaLabel: "Code",
    fontLigatures: false,
    tabSize: 2,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 16,
    glyphMargin: false,
    folding: false,
    padding: { top: 12, bottom: 12 },
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    hideCursorInOverviewRuler: true,
    overviewRulerBorder: false,
    renderLineHighlight: "none",
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    scrollbar: { alwaysConsumeMouseWheel: false, vertical: "hidden", horizontalScrollbarSize: 8 },
    fixedOverflowWidgets: true,
    editContext: false,
    automaticLayout: true,
    wordBasedSuggestions: "off",
    stickyScroll: { enabled: false },
    occurrencesHighlight: "off",
    selectionHighlight: false,
    contextmenu: true,
    guides: { indentation: false },
  };
}

function markerOf({ severity, message, place, length }: Diagnostic): monaco.editor.IMarkerData[] {
  if (!place) return [];
  const { line, column } = place;
  return [
    {
      severity: severity === "error" ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
      message,
      startLineNumber: line,
      startColumn: column,
      endLineNumber: line,
      endColumn: column + Math.max(1, length),
    },
  ];
}
