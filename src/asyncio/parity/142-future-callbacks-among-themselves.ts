import { Future, getRunningLoop, run, sleep } from "asyncio";

async function main() {
  const loop = getRunningLoop();
  const future = new Future<void>();
  const first = (f: Future<void>) => {
    console.log("first");
    f.addDoneCallback(() => console.log("added while calling"));
    console.log("removed", f.removeDoneCallback(third));
  };
  const third = () => console.log("third was on its way already");
  const fails = () => {
    throw new Error("in a callback");
  };
  loop.setExceptionHandler((_loop, context) =>
    console.log("handler", (context.exception as Error).message),
  );
  for (const callback of [first, fails, third]) future.addDoneCallback(callback);
  future.setResult();
  console.log("set");
  await sleep(0);
  console.log("one turn");
  await sleep(0);
}

await run(main);
