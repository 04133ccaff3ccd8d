// How a prediction went: for each line that was printed, whether it was foreseen, and what was said
// instead. Lines with the same words stand for each other.
import { seconds } from "../trace/stamp.ts";

export interface ForeseenLine {
  readonly right: boolean;
  /** What was predicted instead; empty when it was right. */
  readonly instead: string;
}

/** `order` has the lines' places as the reader put them. */
export function markOrder(texts: readonly string[], order: readonly number[]): ForeseenLine[] {
  return texts.map((text, place) => {
    const said = texts[order[place] ?? -1];
    if (said === text) return { right: true, instead: "" };
    return { right: false, instead: `you said “${said ?? "nothing"}”` };
  });
}

/** `said` has the milliseconds that the reader gave each line. */
export function markTimes(
  texts: readonly string[],
  times: readonly number[],
  said: readonly number[],
): ForeseenLine[] {
  return texts.map((text, line) => {
    const twins = texts.flatMap((other, at) => (other === text ? [at] : []));
    const wanted = ascending(twins.map((at) => times[at] ?? 0));
    const given = ascending(twins.map((at) => said[at] ?? 0));
    const place = twins.indexOf(line);
    const right = wanted[place] === given[place];
    return { right, instead: right ? "" : `you said ${seconds(given[place] ?? 0)}` };
  });
}

function ascending(numbers: readonly number[]): number[] {
  return [...numbers].sort((one, other) => one - other);
}
