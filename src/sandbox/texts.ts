// The text of a function is what was compiled, without the notes: `String(f)` and `f.toString()` say
// nothing of them. Everything else, proxies and native functions too, says what it always said.
import { functionText } from "./natives.ts";
import { indexOf, slice } from "./strings.ts";

const { apply, defineProperty } = Reflect;

/**
 * Lays such a `toString` into a realm's functions. `inserted` are offsets in `code`, each with a length,
 * in their order.
 */
export function layTexts(prototype: object, code: string, inserted: readonly number[]): void {
  const builtin = Reflect.get(prototype, "toString") as () => string;
  // A method has no prototype of its own, like the builtin.
  const { toString } = {
    toString(this: unknown): string {
      if (this === toString) return apply(builtin, builtin, []);
      const text = functionText(this as object);
      // For what is no function, the builtin's own error.
      return typeof text === "string" ? without(code, inserted, text) : apply(builtin, this, []);
    },
  };
  defineProperty(prototype, "toString", { value: toString, writable: true, configurable: true });
}

function without(code: string, inserted: readonly number[], text: string): string {
  const from = indexOf(code, text);
  if (from < 0) return text;
  let plain = "";
  let at = from;
  const end = from + text.length;
  for (let index = firstFrom(inserted, from); index < inserted.length; index += 2) {
    const offset = inserted[index] ?? end;
    if (offset >= end) break;
    plain += slice(code, at, offset);
    at = offset + (inserted[index + 1] ?? 0);
  }
  return plain + slice(code, at, end);
}

/** The first insertion at or behind an offset, by halving. */
function firstFrom(inserted: readonly number[], offset: number): number {
  let low = 0;
  let high = inserted.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((inserted[middle * 2] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
