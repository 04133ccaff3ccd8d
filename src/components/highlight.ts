// One highlighter for the whole site: the same two themes in static code, in Markdown's code blocks
// and in Monaco, so that waking an editor changes no colour.
import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

export const themes = { light: "github-light-high-contrast", dark: "github-dark-default" } as const;

let highlighter: Promise<HighlighterCore> | undefined;

/** Both themes, TypeScript and Python, on the JavaScript regular-expression engine (no wasm). */
export function sharedHighlighter(): Promise<HighlighterCore> {
  highlighter ??= createHighlighterCore({
    themes: [
      import("shiki/themes/github-light-high-contrast.mjs"),
      import("shiki/themes/github-dark-default.mjs"),
    ],
    langs: [import("shiki/langs/typescript.mjs"), import("shiki/langs/python.mjs")],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter;
}

export type CodeLanguage = "typescript" | "python";

/** Code as HTML with both themes' colours as CSS variables; each line is a `span.line`. */
export async function highlight(code: string, language: CodeLanguage): Promise<string> {
  const shiki = await sharedHighlighter();
  return shiki.codeToHtml(code.replace(/\n$/, ""), {
    lang: language,
    themes,
    defaultColor: false,
    tabindex: false,
  });
}
