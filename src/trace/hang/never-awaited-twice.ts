import { coroutine, run } from "asyncio";

const close = coroutine(async function close() {
  console.log("closed");
});

await run(async () => {
  close();
  close();
});

// says: neverAwaited: close() was called at line 8 and never awaited, so nothing of it ran
// says: neverAwaited: close() was called at line 9 and never awaited, so nothing of it ran
