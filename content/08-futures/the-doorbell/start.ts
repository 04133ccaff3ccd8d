import { run, sleep } from "asyncio";

export interface Bell {
  onRing(handler: (name: string) => void): void;
}

export async function waitForRing(bell: Bell): Promise<string> {
  // TODO: the name comes later, and somebody waits for it.
  let visitor = "nobody";
  bell.onRing((name) => {
    visitor = name;
  });
  await sleep(0);
  return visitor;
}

const bell: Bell = {
  onRing: (handler) => void setTimeout(() => handler("Ada"), 2000),
};

console.log(await run(() => waitForRing(bell)));
