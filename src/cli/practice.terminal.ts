// The terminal that one practises in: single keys without Enter, and a terminal left as it was found,
// however practising ends.
import { on } from "node:events";

export interface Terminal {
  write(text: string): void;
  /** One key after the other; they end when the learner closes the terminal or presses Ctrl+C. */
  readonly keys: AsyncIterable<string>;
}

export function terminal(): Terminal & Disposable {
  const { stdin, stdout } = process;
  const end = new AbortController();
  stdin.setEncoding("utf8");
  if (stdin.isTTY) stdin.setRawMode(true);
  stdin.once("end", () => end.abort());
  return {
    write: (text) => void stdout.write(text),
    keys: keysFrom(on(stdin, "data", { signal: end.signal })),
    [Symbol.dispose]() {
      if (stdin.isTTY) stdin.setRawMode(false);
      end.abort();
      stdin.pause();
    },
  };
}

const interrupt = "\u0003";

async function* keysFrom(chunks: AsyncIterable<unknown[]>): AsyncGenerator<string> {
  try {
    for await (const [chunk] of chunks) {
      for (const key of String(chunk)) {
        if (key === interrupt) return;
        yield key.toLowerCase();
      }
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === "AbortError")) throw error;
  }
}
