// The text of a recorded run, `x.out`: one line for each line of output,
//
//      1.000   order 17 saved
//      1.000 ! a warning, or an error that was printed
//      2.000 = threw: Error: disk full
//
// first the virtual seconds, then a mark: nothing for standard output, `!` for standard error, `=` for
// how the run ended, which stands there only when it didn't simply return.

import { seconds } from "../trace/stamp.ts";
import type { ProgramRun } from "./check.run.ts";

export function recordOf(run: ProgramRun): string {
  const lines = run.lines.map(({ at, text, stream }) =>
    row(at, stream === "err" ? "!" : " ", text),
  );
  if (run.ending !== "returned") lines.push(row(run.end, "=", run.about));
  return lines.map((line) => `${line}\n`).join("");
}

function row(at: number, mark: string, text: string): string {
  return `${seconds(at).padStart(9)} ${mark} ${text}`.trimEnd();
}
