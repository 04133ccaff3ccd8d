// Brings a source map from before an insertion to after it: every segment moves right by the text
// inserted in front of it on its line. Inserted text never contains a line break.
import {
  decodedMappings,
  encodedMap,
  type SourceMapSegment,
  TraceMap,
} from "@jridgewell/trace-mapping";
import type { Edits } from "./edits.ts";

export function shiftMap(
  before: TraceMap,
  edits: Edits,
  sources: readonly (string | null)[],
): string {
  const inserted = byLine(edits);
  const lines = decodedMappings(before).map((segments, line) => {
    const texts = inserted.get(line + 1);
    return texts ? shiftLine(segments, texts) : [...segments];
  });
  const shifted = new TraceMap({ version: 3, names: [], sources: [...sources], mappings: lines });
  return JSON.stringify(encodedMap(shifted));
}

interface Inserted {
  readonly column: number;
  readonly length: number;
}

function byLine(edits: Edits): Map<number, Inserted[]> {
  const lines = new Map<number, Inserted[]>();
  for (const { offset, text } of edits.insertions()) {
    const { line, column } = edits.position(offset);
    const list = lines.get(line) ?? [];
    list.push({ column: column - 1, length: text.length });
    lines.set(line, list);
  }
  return lines;
}

function shiftLine(
  segments: readonly SourceMapSegment[],
  inserted: readonly Inserted[],
): SourceMapSegment[] {
  let next = 0;
  let by = 0;
  return segments.map((segment) => {
    const [column, source, line, original] = segment;
    for (; next < inserted.length; next += 1) {
      const text = inserted[next];
      if (!text || text.column > column) break;
      by += text.length;
    }
    // Names are left out: nobody asks for them.
    if (source === undefined || line === undefined || original === undefined) return [column + by];
    return [column + by, source, line, original];
  });
}
