import { Future, run } from "asyncio";

export interface Bell {
  onRing(handler: (name: string) => void): void;
}

export async function waitForRing(bell: Bell): Promise<string> {
  // A box for one name: the bell fills it, and we wait for it.
  const visitor = new Future<string>();
  bell.onRing((name) => visitor.setResult(name));
  return await visitor;
}

const bell: Bell = {
  onRing: (handler) => void setTimeout(() => handler("Ada"), 2000),
};

console.log(await run(() => waitForRing(bell)));
