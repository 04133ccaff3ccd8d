// What every editor in a playground can do, whichever one it is: Monaco, or the light one.
import type { Diagnostic, Place } from "../runner/protocol.ts";

export interface EditorOptions {
  readonly element: HTMLElement;
  readonly file: string;
  readonly language: "typescript" | "python";
  readonly text: string;
  readonly selection: { readonly start: number; readonly end: number };
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  /** A line was chosen: its number was clicked, or Alt+Enter pressed on it. */
  readonly onLine: (line: number) => void;
  /** Where the type declarations of the modules a program may import are served. */
  readonly typesUrl: string;
  /** Below which address the names of asyncio in both languages are served. */
  readonly twinsUrl: string;
}

export interface Editor {
  text(): string;
  setText(text: string): void;
  focus(): void;
  /** Marks what the compiler refused, in place of what it marked before. */
  mark(diagnostics: readonly Diagnostic[]): void;
  reveal(place: Place): void;
  /** Lights the line that runs at the moment shown, or none; moves nothing. */
  light(place: Place | null): void;
  /** The size of the type, or what Tab does, has changed. */
  refresh(): void;
  dispose(): void;
}

export type MakeEditor = (options: EditorOptions) => Promise<Editor>;
