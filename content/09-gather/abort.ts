function load(part: string, ms: number, signal: AbortSignal) {
  return new Promise<string>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      console.log(`${part}: stopped`);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      console.log(`${part}: ${part === "route" ? "failed" : "loaded"}`);
      part === "route" ? reject(new Error("no route")) : resolve(part);
    }, ms);
    signal.addEventListener("abort", stop);
  });
}

const control = new AbortController();
const parts = ["map", "route", "traffic"];
try {
  await Promise.all(
    parts.map((part, i) => load(part, 1000 * (i + 1), control.signal)),
  );
} catch (error) {
  console.log(`caught: ${(error as Error).message}`);
  control.abort();
}
console.log("the end");
