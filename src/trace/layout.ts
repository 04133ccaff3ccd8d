// How the parts of a printed value are laid on lines, as Node's console does it: short things on one
// line, long lists of short things in columns, everything else one part a line.

/** Shared by the whole of one value: how deep the part printed last was. */
export interface Sheet {
  indent: number;
  depth: number;
}

const width = 80;
/** So many levels may share a line. */
const shared = 3;
const longList = 6;
const mostColumns = 15;

export interface Parts {
  readonly prefix: string;
  readonly open: string;
  readonly close: string;
  readonly items: readonly string[];
  /** The level of what has these parts; the outermost is 0. */
  readonly level: number;
  /** Lists may be set in columns: numbers to the right, all else to the left. */
  readonly columns: "none" | "left" | "right";
  /** Whether the last item only says how many were left out. */
  readonly cut: boolean;
}

export function layOut(parts: Parts, sheet: Sheet): string {
  const { prefix, open, close, items, level } = parts;
  const head = prefix === "" ? open : `${prefix} ${open}`;
  const inColumns = parts.columns !== "none" && items.length > longList;
  const rows = inColumns ? columns(parts, sheet) : items;
  if (sheet.depth - level < shared && rows === items && fitsOneLine(parts, sheet)) {
    const line = items.join(", ");
    if (!line.includes("\n")) return `${head} ${line} ${close}`;
  }
  const margin = `\n${" ".repeat(sheet.indent)}`;
  return `${head}${margin}  ${rows.join(`,${margin}  `)}${margin}${close}`;
}

function fitsOneLine({ prefix, open, items }: Parts, { indent }: Sheet): boolean {
  const start = items.length + indent + open.length + prefix.length + 10;
  const length = items.reduce((sum, item) => sum + item.length, start + items.length);
  return length + items.length <= width && !prefix.includes("\n");
}

/** Joins items to rows of equal columns, when they are short enough for that to help. */
function columns(parts: Parts, { indent }: Sheet): readonly string[] {
  const { items } = parts;
  const shown = parts.cut ? items.slice(0, -1) : items;
  const gap = 2;
  const widest = Math.max(...shown.map((item) => item.length)) + gap;
  const total = shown.reduce((sum, item) => sum + item.length + gap, 0);
  const short = widest * 3 + indent < width;
  if (!short || (total / widest <= 5 && widest > 6 + gap)) return items;
  // A few long items must not make the many short ones stand far apart.
  const bias = Math.max(widest - 3 - Math.sqrt(widest - total / items.length), 1);
  const count = Math.min(
    Math.round(Math.sqrt(2.5 * bias * shown.length) / bias),
    Math.floor((width - indent) / widest),
    shared * 4,
    mostColumns,
  );
  if (count <= 1) return items;
  const rows = toRows(shown, count, parts.columns === "right");
  return parts.cut ? [...rows, items[items.length - 1] ?? ""] : rows;
}

function toRows(items: readonly string[], count: number, toRight: boolean): string[] {
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...items.filter((_, index) => index % count === column).map((item) => item.length)),
  );
  const rows: string[] = [];
  for (let from = 0; from < items.length; from += count) {
    const row = items.slice(from, from + count);
    const cells = row.map((item, column) => {
      const last = column === row.length - 1;
      const cell = last ? item : `${item}, `;
      const room = (widths[column] ?? 0) + (last ? 0 : 2);
      if (toRight) return cell.padStart(room);
      return last ? cell : cell.padEnd(room);
    });
    rows.push(cells.join(""));
  }
  return rows;
}
