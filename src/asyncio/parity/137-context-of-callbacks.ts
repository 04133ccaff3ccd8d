import { ContextVar, Future, getRunningLoop, run, sleep } from "asyncio";

const user = new ContextVar<string>("user", { default: "nobody" });

function say(text: string) {
  console.log(text, user.get());
  user.set(`set in ${text}`);
}

async function main() {
  const loop = getRunningLoop();
  const future = new Future<void>();
  user.set("one");
  loop.callSoon(() => say("soon"));
  future.addDoneCallback(() => say("done"));
  user.set("two");
  loop.callLater(1000, () => say("later"));
  future.setResult();
  user.set("three");
  await sleep(2000);
  console.log("main", user.get());
}

await run(main);
