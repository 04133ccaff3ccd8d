import { Future, InvalidStateError, run } from "asyncio";

async function main() {
  const future = new Future<string>();
  const attempt = (body: () => unknown, text: string) => {
    try {
      body();
    } catch (error) {
      if (error instanceof InvalidStateError) console.log(text);
    }
  };
  attempt(() => future.result(), "not yet");
  attempt(() => future.exception(), "not yet");
  future.setResult("value");
  attempt(() => future.setResult("1"), "too late");
  attempt(() => future.setException(new Error()), "too late");
  console.log(await future, await future, Number(future.done()), Number(future.cancel()));
  const failed = new Future<string>();
  failed.setException(new Error("broken"));
  try {
    await failed;
  } catch (error) {
    console.log((error as Error).message, Number(error === failed.exception()));
  }
}

await run(main);
