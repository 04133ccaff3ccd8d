// The light editor, CodeMirror 6: for fingers, for whoever wants Vim's keys, and for whoever prefers it.
// It keeps the metrics and the colours of the static code, so that waking it moves nothing.
import { autocompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  toggleTabFocusMode,
} from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import {
  Compartment,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
} from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { preference } from "../course/preferences.ts";
import type { Diagnostic, Place } from "../runner/protocol.ts";
import { look } from "./codemirrorlook.ts";
import { compilerMarks, setCompilerMarks } from "./codemirrormarks.ts";
import { twinTooltips } from "./codemirrortwins.ts";
import { typeService } from "./codemirrortypes.ts";
import type { Editor, EditorOptions } from "./editor.ts";
import { isTouch, leavingKey } from "./editorchoice.ts";

/** Turns `element` into a light editor. Vim's keys come only for those who use them. */
export async function makeCodeMirror(options: EditorOptions): Promise<Editor> {
  const vim = preference("keys") === "vim" ? (await import("@replit/codemirror-vim")).vim() : [];
  return new CodeMirrorEditor(options, vim);
}

const setLit = StateEffect.define<number | null>();
const litLine = Decoration.line({ class: "lit" });

/** The line that runs at the moment shown. */
const lit = StateField.define({
  create: () => Decoration.none,
  update(lines, { changes, effects, state }) {
    let moved = lines.map(changes);
    for (const effect of effects) {
      if (!effect.is(setLit)) continue;
      const line = effect.value;
      const isThere = line !== null && line <= state.doc.lines;
      moved = isThere ? Decoration.set(litLine.range(state.doc.line(line).from)) : Decoration.none;
    }
    return moved;
  },
  provide: (field) => EditorView.decorations.from(field),
});

class CodeMirrorEditor implements Editor {
  readonly #view: EditorView;
  readonly #tab = new Compartment();

  constructor(options: EditorOptions, vim: Extension) {
    const { element, text, selection } = options;
    element.style.height = "";
    this.#view = new EditorView({
      parent: element,
      state: EditorState.create({
        doc: text,
        selection: { anchor: selection.start, head: selection.end },
        extensions: [
          vim,
          // A note is open before the editor is left: Escape closes it first.
          twinTooltips(options.twinsUrl, options.language),
          keys(options),
          this.#tab.of(tabKey()),
          language(options),
          behaviour(options),
          look,
          lit,
          compilerMarks(),
          options.language === "typescript" ? typeService(options.typesUrl) : [],
        ],
      }),
    });
  }

  text(): string {
    return this.#view.state.doc.toString();
  }

  setText(text: string): void {
    const { state } = this.#view;
    this.#view.dispatch({ changes: { from: 0, to: state.doc.length, insert: text } });
  }

  focus(): void {
    this.#view.focus();
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    setCompilerMarks(this.#view, diagnostics);
  }

  reveal({ line, column }: Place): void {
    const { doc } = this.#view.state;
    if (line > doc.lines) return;
    const { from, length } = doc.line(line);
    const anchor = from + Math.min(column - 1, length);
    const effects = EditorView.scrollIntoView(anchor, { y: "center" });
    this.#view.dispatch({ selection: { anchor }, effects });
    // A finger that follows a link to a line wants to see it, not a keyboard over it.
    if (!isTouch()) this.focus();
  }

  light(place: Place | null): void {
    this.#view.dispatch({ effects: setLit.of(place?.line ?? null) });
  }

  refresh(): void {
    this.#view.dispatch({ effects: this.#tab.reconfigure(tabKey()) });
    this.#view.requestMeasure();
  }

  dispose(): void {
    this.#view.destroy();
  }
}

/** Escape leaves when nothing is open that it would close, so that Tab can go on through the page. */
function keys({ onRun, onLine }: EditorOptions): Extension {
  const run = () => {
    onRun();
    return true;
  };
  const toLine = ({ state }: EditorView) => {
    onLine(state.doc.lineAt(state.selection.main.head).number);
    return true;
  };
  return [
    keymap.of([
      { key: "Mod-Enter", run },
      { key: "Ctrl-Enter", run },
      { key: "Alt-Enter", run: toLine },
      { key: "Ctrl-m", run: toggleTabFocusMode },
    ]),
    keymap.of([...closeBracketsKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    keymap.of([{ key: preference("keys") === "vim" ? "Shift-Escape" : "Escape", run: leave }]),
  ];
}

function leave(view: EditorView): boolean {
  const playground = view.dom.closest("interleave-playground");
  playground?.querySelector<HTMLElement>("[data-action=run]")?.focus();
  return true;
}

function tabKey(): Extension {
  return preference("tab") === "leave" ? [] : keymap.of([indentWithTab]);
}

function language({ language }: EditorOptions): Extension {
  return language === "python"
    ? [python(), indentUnit.of("    "), EditorState.tabSize.of(4)]
    : [javascript({ typescript: true }), indentUnit.of("  "), EditorState.tabSize.of(2)];
}

function behaviour({ onChange, onLine }: EditorOptions): Extension {
  return [
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion(),
    highlightSelectionMatches(),
    lineNumbers({
      domEventHandlers: {
        mousedown(view, { from }) {
          onLine(view.state.doc.lineAt(from).number);
          return true;
        },
      },
    }),
    EditorView.contentAttributes.of({
      "aria-label": "Code",
      "aria-description": leavingKey(),
      autocapitalize: "off",
      autocorrect: "off",
      spellcheck: "false",
    }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onChange(state.doc.toString());
    }),
  ];
}
