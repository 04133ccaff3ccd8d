import { sleep } from "asyncio";
import { check } from "checks";
import { evening } from "./start.ts";

check("the sentence has the dish and the news", async (t) => {
  const dish = t.pick(["rice", "soup", "bread", "noodles"]);
  const news = `news of ${t.pick(["the port", "the city", "the weather"])}`;
  async function load() {
    await sleep(1000);
    return news;
  }
  async function cook() {
    await sleep(1500);
    return dish;
  }
  const over = await t.run(() => evening(load, cook));
  t.spot(
    "The sentence holds the task, or the promise, and not what came of it. await gives you the text.",
  )(over.value).toContain("[object");
  t.expect(over).toReturn(`${dish} with ${news}`);
});

check("loading and cooking go on at the same time", async (t) => {
  const loading = t.number(2, 5) * 1000;
  const cooking = loading + t.pick([-1, 1]) * 500;
  async function load() {
    await sleep(loading);
    return "news";
  }
  async function cook() {
    await sleep(cooking);
    return "rice";
  }
  const over = await t.run(() => evening(load, cook));
  t.spot(
    "Both waits add up: one of the two begins only when the other is over. An await in the line that starts the work waits for all of it.",
  )(over).toTake(loading + cooking);
  t.expect(t.jobs("load", over)).toStartAt([0]);
  t.expect(t.jobs("cook", over)).toStartAt([0]);
  t.expect(over).toTake(Math.max(loading, cooking));
  t.expect(over).toLeaveNothingBehind();
});
