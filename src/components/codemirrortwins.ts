// The twin of a name in the light editor: under the pointer, and with the same keys as in the full one
// under the cursor.
import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { type EditorView, hoverTooltip, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { TwinLanguage } from "../course/twinnames.ts";
import { twinNote } from "./twinnote.ts";
import { type NamedAt, twinAt } from "./twins.ts";

const setAsked = StateEffect.define<Tooltip | null>();

/** What was asked for with the keyboard; it goes when the cursor or the text does. */
const asked = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, { effects, docChanged, selection }) {
    for (const effect of effects) if (effect.is(setAsked)) return effect.value;
    return docChanged || selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

export function twinTooltips(base: string, language: TwinLanguage): Extension {
  const at = ({ state }: EditorView, position: number) =>
    twinAt(base, state.doc.toString(), language, position)
      .then((named) => named && tooltip(named))
      // Without the table there is nothing to say.
      .catch(() => null);
  const ask = (view: EditorView) => {
    const { head } = view.state.selection.main;
    void at(view, head).then((found) => {
      if (head === view.state.selection.main.head) view.dispatch({ effects: setAsked.of(found) });
    });
    return true;
  };
  const leave = ({ state, dispatch }: EditorView) => {
    if (state.field(asked) === null) return false;
    dispatch({ effects: setAsked.of(null) });
    return true;
  };
  return [
    asked,
    hoverTooltip(at),
    keymap.of([
      { key: "Mod-k Mod-i", run: ask, preventDefault: true },
      { key: "Escape", run: leave },
    ]),
  ];
}

function tooltip({ from, to, twin }: NamedAt): Tooltip {
  return { pos: from, end: to, above: false, create: () => ({ dom: twinNote(twin) }) };
}
