import { Condition, Lock, RuntimeError, run } from "asyncio";

async function main() {
  const condition = new Condition();
  try {
    await condition.wait();
  } catch (error) {
    if (error instanceof RuntimeError) console.log("wait: RuntimeError");
  }
  for (const attempt of [
    () => condition.notify(),
    () => condition.notifyAll(),
    () => condition.release(),
  ]) {
    try {
      attempt();
    } catch (error) {
      if (error instanceof RuntimeError) console.log("RuntimeError");
    }
  }
  console.log(await condition.waitFor(() => "true at once needs no lock"));
  const lock = new Lock();
  const shared = new Condition(lock);
  await shared.with(() => console.log(Number(lock.locked()), Number(shared.locked())));
}

await run(main);
