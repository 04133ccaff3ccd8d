import { fromAbortable, isTimeout, run, waitFor } from "asyncio";

function readCard(signal: AbortSignal) {
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => resolve("card 17"), 5000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      console.log("terminal: light off");
      reject(signal.reason);
    });
    console.log("terminal: light on");
  });
}

async function main() {
  for (const patience of [1000, 8000]) {
    try {
      const card = await waitFor(fromAbortable(readCard), patience);
      console.log(`paid with ${card}`);
    } catch (error) {
      if (!isTimeout(error)) throw error;
      console.log("no card, no sale");
    }
  }
}

await run(main);
