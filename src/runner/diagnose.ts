// esbuild's messages as diagnostics in the learner's files. esbuild counts columns in bytes from 0,
// we count characters from 1.
import type { Message } from "esbuild-wasm";
import { OWN } from "./imports.ts";
import type { Diagnostic } from "./protocol.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function diagnose(severity: Diagnostic["severity"], message: Message): Diagnostic {
  const { location } = message;
  const text = cleaned(message.text);
  if (!location) return refusal(text, severity);
  const bytes = encoder.encode(location.lineText);
  const end = location.column + location.length;
  return {
    severity,
    message: text,
    place: {
      file: cleaned(location.file),
      line: location.line,
      column: decoder.decode(bytes.slice(0, location.column)).length + 1,
    },
    length: decoder.decode(bytes.slice(location.column, end)).length,
    lineText: location.lineText,
  };
}

/** A diagnostic about the program as a whole. */
export function refusal(message: string, severity: Diagnostic["severity"] = "error"): Diagnostic {
  return { severity, message, place: null, length: 0, lineText: "" };
}

/** Without esbuild's names for where a file comes from. */
function cleaned(text: string): string {
  return text.replaceAll(`${OWN}:`, "").replaceAll('"module:', '"');
}
