import { createTask, sleep } from "asyncio";
import { check } from "checks";
import { inspectAll, log } from "./start.ts";

check("log knows in whose name it writes", async (t) => {
  const name = t.pick(["porter", "night porter", "manager", "chef"]);
  async function helper() {
    await sleep(500);
    log("the lift is stuck");
  }
  const logged = await t.run(async () => {
    await createTask(helper, { name });
  });
  t.expect(logged).toPrintAt([[500, `[${name}] the lift is stuck`]]);
});

check("each room has a task of its own, named after it", async (t) => {
  const rooms = ["kitchen", `room ${t.number(100, 999)}`, "bar"];
  async function inspect(_room: string) {
    await sleep(1000);
    return "clean";
  }
  const inspected = await t.run(() => inspectAll(rooms, inspect));
  t.spot(
    "No task has the name of a room. Give it when you make the task: createTask(work, { name: room }).",
  )(t.tasks("kitchen", inspected)).toHappen(0);
  t.spot(
    "The rooms were inspected one after the other. Make all tasks before you await the first of them.",
  )(inspected).toTake(3000);
  for (const room of rooms) t.expect(t.tasks(room, inspected)).toStartAt([0]);
});

check("each line carries the name of its room", async (t) => {
  const [one, two] = [`room ${t.number(100, 499)}`, "cellar"];
  async function inspect(room: string) {
    log("at the door");
    await sleep(room === two ? 1000 : 2000);
    log("inside");
    await sleep(2000);
    return room === two ? "damp" : "clean";
  }
  const inspected = await t.run(() => inspectAll([one, two], inspect));
  t.spot(
    "After its first await each task writes in the name of the one that began last: a variable that all share holds one name only. Ask currentTask at each line.",
  )(inspected).toPrintLine(`[${two}] clean`);
  t.expect(inspected).toPrintAt([
    [0, `[${one}] begins`],
    [0, `[${one}] at the door`],
    [0, `[${two}] begins`],
    [0, `[${two}] at the door`],
    [1000, `[${two}] inside`],
    [2000, `[${one}] inside`],
    [3000, `[${two}] damp`],
    [4000, `[${one}] clean`],
  ]);
  t.expect(inspected).toLeaveNothingBehind();
});
