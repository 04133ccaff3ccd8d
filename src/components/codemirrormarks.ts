// What the compiler refused, beside what TypeScript finds: whoever sets the one must not wipe the other
// away. They stay where the reader's changes move them, until the next run.
import { forceLinting, linter, type Diagnostic as Mark } from "@codemirror/lint";
import { type Extension, StateEffect, StateField, type Text } from "@codemirror/state";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import type { Diagnostic } from "../runner/protocol.ts";

const set = StateEffect.define<readonly Mark[]>();

const refused = StateField.define<readonly Mark[]>({
  create: () => [],
  update(marks, { changes, effects }) {
    for (const effect of effects) if (effect.is(set)) return effect.value;
    if (changes.empty) return marks;
    return marks.map((mark) => {
      const from = changes.mapPos(mark.from, 1);
      return { ...mark, from, to: Math.max(from, changes.mapPos(mark.to, -1)) };
    });
  },
});

export function compilerMarks(): Extension {
  const needsRefresh = ({ transactions }: ViewUpdate) =>
    transactions.some(({ effects }) => effects.some((effect) => effect.is(set)));
  return [refused, linter(({ state }) => state.field(refused), { needsRefresh })];
}

/** Marks these in place of what was marked before. */
export function setCompilerMarks(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  const marks = diagnostics.flatMap(markIn(view.state.doc));
  if (marks.length === 0 && view.state.field(refused).length === 0) return;
  view.dispatch({ effects: set.of(marks) });
  forceLinting(view);
}

function markIn(doc: Text): (diagnostic: Diagnostic) => Mark[] {
  return ({ severity, message, place, length }) => {
    if (!place || place.line > doc.lines) return [];
    const line = doc.line(place.line);
    const from = Math.min(line.from + place.column - 1, line.to);
    return [{ severity, message, from, to: Math.min(from + Math.max(1, length), line.to) }];
  };
}
