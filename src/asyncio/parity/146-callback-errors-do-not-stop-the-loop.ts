import { getRunningLoop, run, sleep } from "asyncio";

function fails() {
  throw new Error("in a callback");
}

async function main() {
  const loop = getRunningLoop();
  loop.setExceptionHandler((_loop, context) =>
    console.log("handler:", (context.exception as Error).message),
  );
  loop.callSoon(fails);
  loop.callSoon(() => console.log("the next one runs"));
  loop.callLater(1000, fails);
  await sleep(2000);
  loop.callExceptionHandler({ message: "by hand", exception: new Error("asked for") });
  console.log("end");
}

await run(main);
