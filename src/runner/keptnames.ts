// What esbuild itself writes into a program: it keeps the names of functions and classes by calls of a
// helper, since it may have to rename them. A function that is asked for its text says nothing of these.
import type { CallExpression, ExpressionStatement, Program, Statement, StaticBlock } from "acorn";
import { simple } from "acorn-walk";
import type { Edits } from "./edits.ts";

/** From `start` up to `end` in the code as esbuild wrote it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const helper = /^var (__name\d*) = \(target, value\) => __defProp/m;
const pure = "/* @__PURE__ */ ";

/** Where the calls of the helper stand in `code`, without what they are given to name. */
export function keptNames(ast: Program, code: string): readonly Range[] {
  const name = helper.exec(code)?.[1];
  if (name === undefined) return [];
  const keeps = ({ callee }: CallExpression) =>
    callee.type === "Identifier" && callee.name === name;
  const isKeeping = (statement: Statement): statement is ExpressionStatement =>
    statement.type === "ExpressionStatement" &&
    statement.expression.type === "CallExpression" &&
    keeps(statement.expression);
  const ranges: Range[] = [];
  simple(ast, {
    CallExpression(call) {
      const [named] = call.arguments;
      if (!keeps(call) || named === undefined) return;
      const start = call.start - (code.endsWith(pure, call.start) ? pure.length : 0);
      ranges.push({ start, end: named.start }, { start: named.end, end: call.end });
    },
    ExpressionStatement(statement) {
      if (isKeeping(statement)) ranges.push(withLine(statement, code));
    },
    StaticBlock(block: StaticBlock) {
      if (block.body.length === 1 && block.body.every(isKeeping))
        ranges.push(withLine(block, code));
    },
  });
  return ranges;
}

/** What a function's text leaves out, where it stands in the finished code: offsets, each with a length. */
export function leftOut(edits: Edits, kept: readonly Range[]): readonly number[] {
  const inserted = edits.inserted();
  const all: Range[] = kept.map(({ start, end }) => ({
    start: edits.before(start),
    end: edits.before(end),
  }));
  for (let index = 0; index < inserted.length; index += 2) {
    const [start = 0, length = 0] = inserted.slice(index, index + 2);
    all.push({ start, end: start + length });
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const flat: number[] = [];
  let reached = 0;
  for (const { start, end } of all) {
    // What lies within another is gone with it.
    if (end <= reached) continue;
    flat.push(start, end - start);
    reached = end;
  }
  return flat;
}

/** With the end of the line before, if nothing else stands between. */
function withLine({ start, end }: Range, code: string): Range {
  const line = code.lastIndexOf("\n", start - 1);
  return { start: /^\s*$/.test(code.slice(line, start)) ? Math.max(line, 0) : start, end };
}
