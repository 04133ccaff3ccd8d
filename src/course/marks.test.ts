// Marks: what is read back is what was written, what can't be read marks nothing, and the way on.
import { expect, it } from "vitest";
import { answerMarkOf, markOf, marksKey, nextOf, noMarks, readMarks, writeMarks } from "./marks.ts";

const store = (items = new Map<string, string>()) => ({
  getItem: (key: string) => items.get(key) ?? null,
  setItem: (key: string, text: string) => void items.set(key, text),
});
const list = ["a", "b", "c"].map((slug) => ({ slug, title: slug.toUpperCase() }));

it("tells passed from begun and from what nobody opened", () => {
  const kept = store();
  writeMarks(kept, {
    ...noMarks,
    passed: ["a"],
    begun: ["a", "b"],
    answered: ["p", "q"],
    right: ["p"],
  });
  const marks = readMarks(kept);
  expect(["a", "b", "c"].map((one) => markOf(marks, one))).toEqual(["passed", "begun", "open"]);
  const answers = ["p", "q", "r"].map((one) => answerMarkOf(marks, one));
  expect(answers).toEqual(["right", "answered", "open"]);
});

it.each(["{", "7", '{"passed":1,"begun":[2],"last":3,"right":{}}'])(
  "takes %s for no marks",
  (text) => {
    const marks = readMarks(store(new Map([[marksKey, text]])));
    expect(marks).toEqual(noMarks);
  },
);

it("leads back to the last exercise until it is passed, then on, and round to what was left out", () => {
  const next = (last: string | null, ...passed: string[]) =>
    nextOf(list, { ...noMarks, passed, last })?.slug ?? null;
  expect(next("b")).toBe("b");
  expect(next("b", "b")).toBe("c");
  expect(next("c", "b", "c")).toBe("a");
  expect(next("gone")).toBe("a");
  expect(next("c", "a", "b", "c")).toBeNull();
});
