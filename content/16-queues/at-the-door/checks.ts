import { Queue } from "asyncio";
import { check } from "checks";
import { accept } from "./start.ts";

/** What is in the line, without waiting for more. */
function contents(line: Queue<string>): string[] {
  const found: string[] = [];
  while (!line.empty()) found.push(line.getNowait());
  return found;
}

check("an order for which there is room is accepted", async (t) => {
  const room = t.number(2, 5);
  const line = new Queue<string>(room);
  const orders = Array.from({ length: room }, (_, i) => `order ${i + 1}`);
  const answers: unknown[] = [];
  const taken = await t.run(() => {
    for (const order of orders) answers.push(accept(line, order));
  });
  t.spot(
    "accept is async or gives a promise: put waits until there is room, and the customer waits with it. putNowait doesn't.",
  )(answers[0]).toBeA("Promise");
  t.expect(taken).toReturn(undefined);
  t.expect(answers).toBe(orders.map(() => "accepted"));
  t.expect(contents(line)).toBe(orders);
});

check("a full line is told at once, with its length", async (t) => {
  const room = t.number(2, 6);
  const line = new Queue<string>(room);
  for (let i = 0; i < room; i++) line.putNowait(`order ${i + 1}`);
  const answers: unknown[] = [];
  const asked = await t.run(() => {
    answers.push(accept(line, "one too many"));
  });
  t.expect(asked).not.toThrow("QueueFull");
  t.expect(answers).toBe([`sorry, ${room} are waiting`]);
  t.expect(contents(line)).not.toContain("one too many");
});

check("there is room again when somebody was served", async (t) => {
  const line = new Queue<string>(1);
  const answers = await t.run(() => {
    const first = accept(line, "soup");
    const second = accept(line, "rice");
    line.getNowait();
    return [first, second, accept(line, "tea")];
  });
  t.expect(answers).toReturn(["accepted", "sorry, 1 are waiting", "accepted"]);
});

check("a line without a limit is never full", async (t) => {
  const line = new Queue<string>();
  const many = t.number(50, 90);
  const taken = await t.run(() => {
    let accepted = 0;
    for (let i = 0; i < many; i++) {
      if (accept(line, `order ${i}`) === "accepted") accepted += 1;
    }
    return accepted;
  });
  t.spot(
    "The maxsize of a queue without a limit is 0, so your comparison finds it full from the beginning. full() knows that; or just try.",
  )(taken).toReturn(0);
  t.expect(taken).toReturn(many);
});

check("a closed kitchen says so", async (t) => {
  const line = new Queue<string>(t.number(1, 3));
  line.putNowait("the last order");
  line.shutdown();
  const answer = await t.run(() => accept(line, "soup"));
  t.spot(
    "The kitchen is closed, and the customer hears that it is full: the catch takes every error for QueueFull.",
  )(answer).toReturn("sorry, 1 are waiting");
  t.expect(answer).toReturn("we are closed");
});

check("any other error is not swallowed", async (t) => {
  class Broken extends Queue<string> {
    override putNowait(): void {
      throw new RangeError("the pen is dry");
    }
  }
  const answer = await t.run(() => accept(new Broken(2), "soup"));
  t.expect(answer).toThrow(
    "RangeError",
    "the pen is dry",
    "Something else went wrong, and accept gave an answer as if it had not. Throw on what is neither QueueFull nor QueueShutDown.",
  );
});
