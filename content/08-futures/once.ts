import { Future, LookupError, run } from "asyncio";

function attempt(what: string, act: () => unknown) {
  try {
    console.log(`${what}: ${act() ?? "fine"}`);
  } catch (error) {
    console.log(`${what}: ${(error as Error).name}`);
  }
}

async function main() {
  const box = new Future<string>();
  attempt("ask too early", () => box.result());
  attempt("fill it", () => box.setResult("a letter"));
  attempt("ask", () => box.result());
  attempt("fill it again", () => box.setResult("a second letter"));
  attempt("ask again", () => box.result());

  const lost = new Future<string>();
  attempt("let it fail", () => lost.setException(new LookupError("lost")));
  attempt("ask for the result", () => lost.result());
}

await run(main);
