// Our own records as JSON text. It never looks at a prototype, so that a program that gives
// `Object.prototype` a `toJSON` or a setter changes nothing in what is told about it.

import { slice } from "./strings.ts";

const { stringify } = JSON;
const { keys } = Object;
const { isArray } = Array;

/** No single text is longer: whoever draws a page reads it in one go. */
export const longestText = 10_000;

export function quote(text: string): string {
  return stringify(text.length > longestText ? slice(text, 0, longestText) : text);
}

export function toJson(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return `${value ?? null}`;
  return isArray(value) ? listJson(value) : recordJson(value as Record<string, unknown>);
}

function listJson(list: readonly unknown[]): string {
  let text = "[";
  for (let i = 0; i < list.length; i++) text += (i === 0 ? "" : ",") + toJson(list[i]);
  return `${text}]`;
}

function recordJson(record: Readonly<Record<string, unknown>>): string {
  const names = keys(record);
  let text = "{";
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? "";
    text += `${i === 0 ? "" : ","}${stringify(name)}:${toJson(record[name])}`;
  }
  return `${text}}`;
}
