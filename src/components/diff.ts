// Two texts side by side, line by line: what both have stands on one row, what only one has is marked.

export interface DiffRow {
  readonly kind: "same" | "changed";
  readonly left: string | null;
  readonly right: string | null;
}

/** The rows of the shortest way from one text to the other. */
export function diffRows(left: string, right: string): DiffRow[] {
  const [one, other] = [linesOf(left), linesOf(right)];
  const common = commonLengths(one, other);
  const rows: DiffRow[] = [];
  let [i, j] = [0, 0];
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  while (i < one.length || j < other.length) {
    const [mine, theirs] = [one[i], other[j]];
    if (mine !== undefined && mine === theirs) {
      rows.push({ kind: "same", left: mine, right: mine });
      i += 1;
      j += 1;
    } else if (mine !== undefined && (theirs === undefined || at(i + 1, j) >= at(i, j + 1))) {
      rows.push({ kind: "changed", left: mine, right: null });
      i += 1;
    } else {
      rows.push({ kind: "changed", left: null, right: theirs ?? "" });
      j += 1;
    }
  }
  return abreast(rows);
}

function linesOf(text: string): string[] {
  return text.replace(/\r\n/g, "\n").replace(/\n+$/, "").split("\n");
}

/** How many lines the ends of both, from each position on, have in common. */
function commonLengths(one: readonly string[], other: readonly string[]): number[][] {
  const table = Array.from({ length: one.length + 1 }, () =>
    new Array<number>(other.length + 1).fill(0),
  );
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const [row, next] = [table[i], table[i + 1]];
      if (!row || !next) continue;
      row[j] =
        one[i] === other[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** Lets what takes the place of something stand beside it. */
function abreast(rows: readonly DiffRow[]): DiffRow[] {
  const paired: DiffRow[] = [];
  let lefts: string[] = [];
  let rights: string[] = [];
  const pair = () => {
    for (let at = 0; at < Math.max(lefts.length, rights.length); at++) {
      paired.push({ kind: "changed", left: lefts[at] ?? null, right: rights[at] ?? null });
    }
    [lefts, rights] = [[], []];
  };
  for (const row of rows) {
    if (row.kind === "same") {
      pair();
      paired.push(row);
    } else {
      if (row.left !== null) lefts.push(row.left);
      if (row.right !== null) rights.push(row.right);
    }
  }
  pair();
  return paired;
}

/** Fills a table's body: the learner's lines on the left, the solution's on the right. */
export function showDiff(body: HTMLElement, rows: readonly DiffRow[]): void {
  body.replaceChildren(
    ...rows.map(({ kind, left, right }) => {
      const row = document.createElement("tr");
      row.append(cell(left, kind, "del"), cell(right, kind, "ins"));
      return row;
    }),
  );
}

function cell(text: string | null, kind: DiffRow["kind"], mark: "del" | "ins"): HTMLElement {
  const cell = document.createElement("td");
  if (text === null) return cell;
  const line = document.createElement(kind === "changed" ? mark : "span");
  line.textContent = text === "" ? " " : text;
  cell.append(line);
  return cell;
}
