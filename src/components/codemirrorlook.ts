// What the light editor looks like: the static code's metrics and colours. The colours themselves stand
// in codemirror.css, one set for each theme.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.operator, tags.modifier, tags.controlKeyword],
    color: "var(--code-keyword)",
  },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--code-comment)" },
  {
    tag: [tags.number, tags.bool, tags.null, tags.atom, tags.self],
    color: "var(--code-constant)",
  },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.labelName],
    color: "var(--code-function)",
  },
  { tag: [tags.typeName, tags.className, tags.namespace], color: "var(--code-type)" },
]);

const metrics = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--code-ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", fontSize: "inherit", lineHeight: "inherit" },
  ".cm-content": { padding: "12px 0", caretColor: "var(--code-ink)" },
  ".cm-line": { padding: "0 1rem 0 0" },
  ".cm-gutters": { backgroundColor: "var(--code-surface)", color: "var(--ink-quiet)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": {
    boxSizing: "content-box",
    minWidth: "3ch",
    padding: "0 16px 0 0",
    textAlign: "end",
  },
  ".cm-cursor": { borderLeftColor: "var(--code-ink)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { background: "var(--code-selection)" },
});

export const look: Extension = [metrics, syntaxHighlighting(colours)];
