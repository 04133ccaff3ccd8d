// Claims about a value.
import type { Printable } from "../runner/protocol.ts";
import {
  itemsIn,
  type Judgement,
  numberIn,
  print,
  regexpIn,
  same,
  textIn,
  typeOf,
} from "./verdictclaim.ts";

type Judge = (value: Printable, wanted: Printable | undefined) => Judgement;

export const valueJudges: Readonly<Record<string, Judge>> = {
  toBe: (value, wanted) => says(same(value, wanted), value, `it should be ${print(wanted)}`),
  toBeA: (value, wanted) => {
    const type = textIn(wanted) ?? "";
    const holds = typeOf(value) === type;
    return { holds, seen: `it was ${print(value)}`, wanted: `it should be a ${type}` };
  },
  toContain: (value, wanted) => {
    const text = textIn(value);
    const holds =
      text === undefined
        ? itemsIn(value).some((item) => same(item, wanted))
        : text.includes(textIn(wanted) ?? "\0");
    return says(holds, value, `it should contain ${print(wanted)}`);
  },
  toMatch: (value, wanted) => {
    const holds = regexpIn(wanted)?.test(textIn(value) ?? "") ?? false;
    return says(holds, value, `it should match ${print(wanted)}`);
  },
  toBeAtLeast: (value, wanted) =>
    says(numberIn(value) >= numberIn(wanted), value, `it should be at least ${print(wanted)}`),
  toBeAtMost: (value, wanted) =>
    says(numberIn(value) <= numberIn(wanted), value, `it should be at most ${print(wanted)}`),
};

function says(holds: boolean, value: Printable, wanted: string): Judgement {
  return { holds, seen: `it was ${print(value)}`, wanted };
}
