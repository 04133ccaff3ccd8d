import { ContextVar, getRunningLoop, Runner, RuntimeError, sleep } from "asyncio";

const user = new ContextVar<string>("user", { default: "nobody" });

async function sets(name: string) {
  console.log("before", user.get());
  user.set(name);
  await sleep(1000);
  return getRunningLoop();
}

const runner = new Runner();
{
  await using _closing = runner;
  const first = await runner.run(() => sets("ann"));
  const second = await runner.run(() => sets("bob"));
  console.log("same loop", Number(first === second && second === runner.getLoop()));
  console.log("outside", user.get());
}
try {
  runner.getLoop();
} catch (error) {
  if (error instanceof RuntimeError) console.log("RuntimeError");
}
