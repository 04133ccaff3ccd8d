import { expect, test } from "vitest";
import { Outbox } from "./outbox.ts";

test("only so many are sent ahead of what was taken, in order", () => {
  const sent: number[] = [];
  const outbox = new Outbox<number>(2, (message) => sent.push(message));
  for (let i = 1; i <= 5; i++) outbox.post(i);
  expect(sent).toEqual([1, 2]);
  outbox.taken();
  expect(sent).toEqual([1, 2, 3]);
  outbox.taken();
  outbox.taken();
  outbox.taken();
  expect(sent).toEqual([1, 2, 3, 4, 5]);
});

test("taking more than was sent opens no wider way", () => {
  const sent: number[] = [];
  const outbox = new Outbox<number>(1, (message) => sent.push(message));
  outbox.taken();
  outbox.taken();
  outbox.post(1);
  outbox.post(2);
  expect(sent).toEqual([1]);
});
