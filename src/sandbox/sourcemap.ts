// From a position in the compiled script to the learner's file, line and column. The map is unpacked
// before the program starts; what is asked later uses nothing that a program could have replaced.
import { decodedMappings, type SourceMapSegment, TraceMap } from "@jridgewell/trace-mapping";
import type { Place } from "../runner/protocol.ts";
import { SafeMap } from "./natives.ts";

/** More columns than any line has. */
const widest = 2 ** 20;

export class SourceMap {
  readonly #lines: readonly (readonly SourceMapSegment[])[];
  readonly #files: readonly (string | null)[];
  /** The same place is the same object each time. */
  readonly #known = new SafeMap<number, Place | null>();

  constructor(map: string) {
    const traced = new TraceMap(map);
    this.#lines = decodedMappings(traced);
    this.#files = traced.sources;
  }

  /** The place of the text that stands there or, for inserted text, of what stands before it. */
  at(line: number, column: number): Place | null {
    const key = line * widest + column;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const place = this.#find(line, column);
    this.#known.set(key, place);
    return place;
  }

  #find(line: number, column: number): Place | null {
    const segment = lastBefore(this.#lines[line - 1] ?? [], column - 1);
    if (segment === undefined || segment.length === 1) return null;
    const file = this.#files[segment[1]] ?? null;
    return file === null ? null : { file, line: segment[2] + 1, column: segment[3] + 1 };
  }
}

function lastBefore(
  segments: readonly SourceMapSegment[],
  column: number,
): SourceMapSegment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment !== undefined && segment[0] <= column) low = middle + 1;
    else high = middle;
  }
  return segments[low - 1];
}
