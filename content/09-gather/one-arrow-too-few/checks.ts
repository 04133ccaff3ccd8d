import { gather, isFuture, sleep } from "asyncio";
import { check } from "checks";
import { downloadAll } from "./start.ts";

const names = ["home", "prices", "stock", "contact", "map"];

check("each page is fetched with three retries", async (t) => {
  const pages = names.slice(0, t.number(3, 5));
  async function fetchPage(page: string, retries = 3) {
    await sleep(500);
    return `${page}/${retries}`;
  }
  const loaded = await t.run(() => downloadAll(pages, fetchPage));
  t.spot(
    "The pages were fetched with 0, 1, 2 … retries: map hands the index over as the second argument. Name the argument yourself: (page) => …",
  )(loaded).toReturn(pages.map((page, i) => `${page}/${i}`));
  t.expect(loaded).toReturn(pages.map((page) => `${page}/3`));
  t.expect(loaded).toTake(500);
});

check("a cancelled group stops its downloads", async (t) => {
  const after = t.number(2, 8) * 100;
  const ended: string[] = [];
  async function fetchPage(page: string) {
    await sleep(page === "home" ? 100 : 1000);
    ended.push(page);
    return page;
  }
  const left = await t.run(async () => {
    const group = downloadAll(names, fetchPage);
    await sleep(after);
    const accepted = group.cancel();
    await gather([group], { returnExceptions: true });
    await sleep(5000);
    return [isFuture(group), accepted];
  });
  t.spot(
    "downloadAll gives a promise: without a group there is nothing to cancel. Return what gather gives, from a function that is not async.",
  )(left).toThrow("TypeError");
  t.spot(
    "The group was cancelled, and all pages were fetched nevertheless: gather got calls, which had begun already. It can only stop what it has started itself.",
  )(ended.length).toBe(names.length);
  t.expect(left).toReturn([true, true]);
  t.expect(ended).toBe(["home"]);
});

check("nothing is fetched before its task begins", async (t) => {
  async function fetchPage(page: string) {
    await sleep(100);
    return page;
  }
  const count = t.number(2, 4);
  const begun = await t.run(async () => {
    const group = downloadAll(names.slice(0, count), fetchPage);
    console.log("the group is made");
    await group;
  });
  t.expect(t.tasks("", begun)).toHappen(count);
  t.expect(t.jobs("fetchPage", begun)).toRunWithin(t.tasks("", begun));
});
