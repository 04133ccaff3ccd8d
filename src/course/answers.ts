// What a reader answered within a chapter (predictions, questions, arranged programs), kept in this
// browser. Where it keeps nothing, the answer lives as long as the page.

/** What was chosen, in whatever words the kind of question has, and how it went. */
export interface Answered {
  readonly chosen: readonly string[];
  readonly right: boolean;
}

const prefix = "interleave:answer:";

export function keepAnswer(question: string, answer: Answered): void {
  try {
    localStorage.setItem(prefix + question, JSON.stringify(answer));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** `null` when it was never answered, or when what is kept can't be read. */
export function keptAnswer(question: string): Answered | null {
  try {
    return answerIn(JSON.parse(localStorage.getItem(prefix + question) ?? "null"));
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null;
    throw error;
  }
}

function answerIn(value: unknown): Answered | null {
  if (typeof value !== "object" || value === null) return null;
  const { chosen, right } = value as { chosen?: unknown; right?: unknown };
  if (!Array.isArray(chosen) || !chosen.every((one) => typeof one === "string")) return null;
  return { chosen, right: right === true };
}
