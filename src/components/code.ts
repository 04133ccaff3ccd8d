// The code of a playground: static until it is touched, then an editor in the same place. What was
// typed while the editor was still on its way is in the editor when it arrives.
import { onPreference } from "../course/preferences.ts";
import type { Diagnostic, Place } from "../runner/protocol.ts";
import type { Editor } from "./editor.ts";
import { leavingKey } from "./editorchoice.ts";
import { loadEditor } from "./editorload.ts";
import { TwinHover } from "./twinhover.ts";

export interface CodeOptions {
  readonly pane: HTMLElement;
  readonly file: string;
  readonly language: "typescript" | "python";
  readonly typesUrl: string;
  readonly twinsUrl: string;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly onLine: (line: number) => void;
  readonly onFailed: (error: unknown) => void;
}

export class Code {
  readonly #options: CodeOptions;
  readonly #input: HTMLTextAreaElement;
  readonly #original: string;
  #editor: Editor | undefined;
  #waking: Promise<void> | undefined;
  #marks: readonly Diagnostic[] = [];
  #lit: Place | null = null;

  constructor(options: CodeOptions) {
    this.#options = options;
    const input = options.pane.querySelector<HTMLTextAreaElement>(".input");
    if (!input) throw new Error("Cannot wake a playground: its pane holds no text area");
    this.#input = input;
    this.#original = input.defaultValue;
    input.readOnly = false;
    input.addEventListener("focus", () => void this.wake());
    const shown = options.pane.querySelector(".static pre");
    input.addEventListener("scroll", () => {
      if (shown) shown.scrollLeft = input.scrollLeft;
    });
    input.addEventListener("input", () => this.#typed());
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      options.onRun();
    });
    for (const name of ["size", "tab"] as const) {
      onPreference(name, () => this.#editor?.refresh());
    }
    for (const name of ["editor", "keys"] as const) onPreference(name, () => this.#exchange());
    new TwinHover(options.pane, options.language, options.twinsUrl);
    this.#takeOver();
  }

  /** The reader may have been here before the script was. */
  #takeOver(): void {
    if (this.#input.value !== this.#original) this.#typed();
    if (document.activeElement === this.#input) void this.wake();
  }

  get original(): string {
    return this.#original;
  }

  text(): string {
    return this.#editor?.text() ?? this.#input.value;
  }

  isEdited(): boolean {
    return this.text() !== this.#original;
  }

  reset(): void {
    if (this.#editor) this.#editor.setText(this.#original);
    this.#input.value = this.#original;
    this.#options.pane.classList.remove("typed");
    this.mark([]);
    this.#options.onChange(this.#original);
  }

  /** Takes another text, as if it had been typed. */
  replace(text: string): void {
    if (this.#editor) this.#editor.setText(text);
    this.#input.value = text;
    this.#typed();
  }

  mark(diagnostics: readonly Diagnostic[]): void {
    this.#marks = diagnostics;
    this.#editor?.mark(diagnostics);
  }

  /** Lights a line, or none; wakes nothing and moves nothing. */
  light(asked: Place | null): void {
    const place = asked?.file === this.#options.file ? asked : null;
    this.#lit = place;
    this.#editor?.light(place);
    this.#options.pane.querySelector(".static .lit")?.classList.remove("lit");
    const lines = this.#options.pane.querySelectorAll(".static .line");
    if (place !== null) lines[place.line - 1]?.classList.add("lit");
  }

  async reveal(place: Place): Promise<void> {
    await this.wake();
    this.#editor?.reveal(place);
  }

  /** Fetches the editor, once; the text area serves until it is there. */
  wake(): Promise<void> {
    this.#waking ??= this.#load().catch((error: unknown) => {
      this.#waking = undefined;
      this.#options.onFailed(error);
    });
    return this.#waking;
  }

  async #load(): Promise<void> {
    const makeEditor = await loadEditor();
    const { pane, file, language, typesUrl, twinsUrl, onChange, onRun, onLine } = this.#options;
    const live = pane.querySelector<HTMLElement>(".live");
    if (!live) throw new Error("Cannot wake a playground: its pane has no place for an editor");
    live.style.height = `${pane.clientHeight}px`;
    const make = { element: live, file, language, typesUrl, twinsUrl, onChange, onRun, onLine };
    await document.fonts.ready;
    const hadFocus = () => document.activeElement === this.#input;
    const editor = await makeEditor({
      ...make,
      text: this.#input.value,
      selection: this.#selection(),
    });
    if (editor.text() !== this.#input.value) editor.setText(this.#input.value);
    const focused = hadFocus();
    this.#editor = editor;
    pane.classList.add("awake");
    pane.dataset.leave = leavingKey();
    editor.mark(this.#marks);
    editor.light(this.#lit);
    if (focused) editor.focus();
  }

  /** Another editor is wanted: it takes the place of the one that is open. */
  #exchange(): void {
    const editor = this.#editor;
    if (!editor) return;
    this.#input.value = editor.text();
    this.#editor = undefined;
    this.#waking = undefined;
    editor.dispose();
    this.#options.pane.querySelector(".live")?.replaceChildren();
    this.#options.pane.classList.remove("awake");
    this.#options.pane.classList.toggle("typed", this.isEdited());
    void this.wake();
  }

  #selection(): { start: number; end: number } {
    return { start: this.#input.selectionStart, end: this.#input.selectionEnd };
  }

  #typed(): void {
    this.#options.pane.classList.add("typed");
    this.#options.onChange(this.#input.value);
  }
}
