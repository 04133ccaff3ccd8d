// The twin of a name in Monaco: below what the editor itself says under the pointer, or with
// Ctrl+K Ctrl+I at the cursor.
import * as monaco from "monaco-editor/editor/editor.api.js";
import type { TwinLanguage } from "../course/twinnames.ts";
import { type Twin, twinAt } from "./twins.ts";

/** Tells of the names in every program, from the table at `base`. */
export function tellTwins(base: string): void {
  for (const language of ["typescript", "python"] as const) {
    monaco.languages.registerHoverProvider(language, {
      provideHover: (model, position) => hoverAt(base, language, model, position),
    });
  }
}

async function hoverAt(
  base: string,
  language: TwinLanguage,
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): Promise<monaco.languages.Hover | null> {
  const offset = model.getOffsetAt(position);
  // Without the table there is nothing to say.
  const named = await twinAt(base, model.getValue(), language, offset).catch(() => null);
  if (named === null) return null;
  const [start, end] = [model.getPositionAt(named.from), model.getPositionAt(named.to)];
  const range = monaco.Range.fromPositions(start, end);
  return { range, contents: [{ value: markdown(named.twin) }] };
}

function markdown({ language, form, says, program, url }: Twin): string {
  const shown = program === null ? [] : [`\`\`\`${language.toLowerCase()}\n${program}\n\`\`\``];
  return [`In ${language} \`${form}\``, says, ...shown, `[All names in both languages](${url})`]
    .filter((part) => part !== "")
    .join("\n\n");
}
