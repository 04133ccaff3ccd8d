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
  const note = (loop: AnyNode, at: number, then: ScannedLoop["then"]) =>
    void loops.push({ at, then, offset: loop.start });
  const add = (loop: AnyNode, at: number, then: ScannedLoop["then"]) =>
    note(loop, edits.before(at), then);
  const each = (loop: AnyNode & { readonly body: Statement }) => {
    const { body } = loop;
    // A brace may have been inserted in front of a body that has none.
    const brace = edits.at(body.start).indexOf("{") + 1;
    if (body.type === "BlockStatement") add(loop, body.start + 1, ";");
    else if (brace > 0) note(loop, edits.before(body.start) + brace, ";");
    else if (body.type === "ExpressionStatement") add(loop, body.start, ",");
    else if (body.type === "IfStatement") add(loop, body.test.start, ",");
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
