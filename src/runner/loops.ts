// Where the loops of a program are, so that one without end can be named: the program is then run a
// second time with a note in each. A first run carries none, as a note in a loop costs time.
import type { AnyNode, Program, Statement } from "acorn";
import { simple } from "acorn-walk";
import type { Edits } from "./edits.ts";

export interface ScannedLoop {
  /** Where a call can stand in the instrumented code, and what must follow it there. */
  readonly at: number;
  readonly then: "," | ";" | "";
  /** Where the loop begins, in the code without notes. */
  readonly offset: number;
}

/** To be asked when nothing is inserted any more. */
export function loopsIn(ast: Program, edits: Edits): readonly ScannedLoop[] {
  const loops: ScannedLoop[] = [];
  const add = (loop: AnyNode, at: number, then: ScannedLoop["then"]) =>
    void loops.push({ at: edits.before(at), then, offset: loop.start });
  const each = (loop: AnyNode & { readonly body: Statement }) => {
    if (loop.body.type === "BlockStatement") add(loop, loop.body.start + 1, ";");
  };
  simple(ast, {
    WhileStatement: (loop) => add(loop, loop.test.start, ","),
    DoWhileStatement: (loop) => add(loop, loop.test.start, ","),
    ForStatement(loop) {
      const { test, update, body } = loop;
      const header = test ?? update;
      if (header) add(loop, header.start, ",");
      else add(loop, edits.source.lastIndexOf(")", body.start - 1), "");
    },
    ForInStatement: each,
    ForOfStatement: each,
  });
  return loops.sort((a, b) => a.at - b.at);
}
