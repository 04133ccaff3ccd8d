import { sleep } from "asyncio";
import { check } from "checks";
import { serve } from "./start.ts";

check("the listener is a task of its own", async (t) => {
  const port = t.number(1000, 9999);
  async function listen() {
    console.log(`port ${port} is open`);
    await sleep(500);
    return port;
  }
  const served = await t.run(() => serve(listen));
  t.spot(
    "listen() began at the call, but it is part of serve: no task has the name listener, and nobody could cancel it alone.",
  )(t.tasks("listener", served)).toHappen(0);
  t.expect(t.tasks("listener", served)).toHappen(1);
});

check("the line is open, and then the word is out", async (t) => {
  const port = t.number(1000, 9999);
  const ms = t.number(2, 20) * 100;
  async function listen() {
    console.log(`port ${port} is open`);
    await sleep(ms);
    return port;
  }
  const served = await t.run(() => serve(listen));
  t.spot(
    "ready was printed while the listener stood in the list and had not begun: whoever called at that moment got no answer.",
  )(served).toPrint(["ready", `port ${port} is open`]);
  t.spot(
    "ready came when the listener was over. To let it begin, don't wait for its end.",
  )(served).toPrintAt([
    [0, `port ${port} is open`],
    [ms, "ready"],
  ]);
  t.expect(served).toPrintAt([
    [0, `port ${port} is open`],
    [0, "ready"],
  ]);
});

check("serve returns what the listener returns", async (t) => {
  const calls = t.number(3, 900);
  const ms = t.number(2, 20) * 100;
  async function listen() {
    await sleep(ms);
    return calls;
  }
  const served = await t.run(() => serve(listen));
  t.expect(served).toReturn(calls);
  t.expect(served).toTake(ms);
  t.expect(t.jobs("listen", served)).toHappen(1);
});
