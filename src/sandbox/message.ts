// Messages without the inserted names. An engine prints the code that failed; where it prints a note,
// the learner wrote `await` or a loop, and would have read what stands here.
import { exec, indexOf, slice } from "./strings.ts";

const anyNote = String.raw`\$\$(?:\d+_)?[a-z]+`;
const notIterable = new RegExp(
  String.raw`${anyNote}(?:\(\.\.\.\))? is not a function or its return value is not (async )?iterable`,
);
const called = new RegExp(String.raw`${anyNote}\(\.\.\.\)`);
const name = /^[\w$.]+$/;
const call = /^([\w$.]+)\(.*\)$/;
const something = "(intermediate value)";

/** `text` is what the learner wrote in the head of the loop that failed, if one did. */
export function withoutNotes(message: string, text: string): string {
  if (indexOf(message, "$$") < 0) return message;
  const failed = exec(notIterable, message);
  if (failed !== null) {
    const told = failed[1] ? notAsyncIterable(text) : `${something} is not iterable`;
    return withoutNotes(replaced(message, failed, told), text);
  }
  const found = exec(called, message);
  return found === null ? message : withoutNotes(replaced(message, found, something), text);
}

function replaced(message: string, match: RegExpExecArray, by: string): string {
  const end = match.index + match[0].length;
  return slice(message, 0, match.index) + by + slice(message, end);
}

function notAsyncIterable(text: string): string {
  if (exec(name, text) !== null) return `${text} is not async iterable`;
  const callee = exec(call, text)?.[1];
  return callee === undefined
    ? `${something} is not async iterable`
    : `${callee}(...) is not a function or its return value is not async iterable`;
}
