// SVG as text. Everything a program had a say in goes through `escaped`.

/** The width of a letter of the pictures' type, 11 px of a fixed-width face. */
export const letter = 6.62;

export function escaped(words: string): string {
  return words
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(unprintable, "\u{fffd}");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those must not get into XML
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Half pixels are enough for a picture, and shorter than what is exact. */
export function n(value: number): string {
  return String(Math.round(value * 2) / 2);
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  name = "",
  attributes = "",
): string {
  const kind = name === "" ? "" : ` class="${name}"`;
  const more = attributes === "" ? "" : ` ${attributes}`;
  return `<rect${kind} x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}"${more}/>`;
}

export function line(name: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<path class="${name}" d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}"/>`;
}

export function text(x: number, y: number, words: string, name: string): string {
  return `<text class="${name}" x="${n(x)}" y="${n(y)}">${escaped(words)}</text>`;
}
