import { ContextVar, copyContext, LookupError, run } from "asyncio";

const level = new ContextVar<number>("level");

async function main() {
  try {
    level.get();
  } catch (error) {
    if (error instanceof LookupError) console.log("LookupError", level.get("fallback" as never));
  }
  const token = level.set(1);
  const inner = level.set(2);
  console.log(level.get());
  level.reset(inner);
  console.log(level.get());
  level.reset(token);
  console.log(level.get("nothing again" as never));
  level.set(5);
  const copy = copyContext();
  copy.run(() => level.set(6));
  console.log(
    level.get(),
    copy.get(level),
    copy.run(() => level.get()),
  );
}

await run(main);
