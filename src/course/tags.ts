// The components in a chapter's text, as far as the gate needs them: name, attributes, what is inside.
// Code blocks are no text: what stands there is only shown.

export interface Tag {
  readonly name: string;
  /** As written between the quotes or braces; empty for a bare word such as `right`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands between the opening and the closing tag. */
  readonly body: string;
}

export function proseOf(text: string): string {
  return text.replace(/^(```+|~~~+)[\s\S]*?^\1/gm, "");
}

const attribute = `\\s+([a-z]\\w*)(?:=(?:"([^"]*)"|'([^']*)'|\\{((?:[^{}]|\\{[^{}]*\\})*)\\}))?`;
const opening = new RegExp(`<([A-Z]\\w*)((?:${attribute})*)\\s*(/?)>`, "g");

/** The components at the top of a text; those inside others are in their body. */
export function tagsIn(text: string): Tag[] {
  const tags: Tag[] = [];
  let end = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < end) continue;
    const [whole, name = "", attributes = ""] = match;
    const start = match.index + whole.length;
    const close = whole.endsWith("/>") ? -1 : text.indexOf(`</${name}>`, start);
    end = close < 0 ? start : close;
    tags.push({ name, attributes: attributesIn(attributes), body: text.slice(start, end) });
  }
  return tags;
}

function attributesIn(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", double, single, braces] of text.matchAll(new RegExp(attribute, "g"))) {
    found[name] = double ?? single ?? braces ?? "";
  }
  return found;
}
