// What a thing is called is read off the text in front of its `new`.
import { expect, test } from "vitest";
import { nameAt } from "./naming.ts";

const cases: readonly (readonly [string, string | null])[] = [
  ["let salt = new Lock();", "salt"],
  ["this.#desk = new Lock();", "desk"],
  ["class Till { drawer = new Lock(); }", "drawer"],
  ["const shop = { door: new Lock() };", "door"],
  ["let salt = new asyncio.Lock();", "salt"],
  ["const forks = [new Lock()];", null],
  ["dine(new Lock());", null],
  ["let stock = new Condition();", null],
];

test.for(cases)("%s makes a lock called %s", ([code, name]) => {
  expect(nameAt(code, code.indexOf("new "), "Lock")).toBe(name);
});
