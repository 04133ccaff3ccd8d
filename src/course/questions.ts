// The questions of a chapter, found in its text, and their names: `tasks/predict/when`. A name holds
// whatever number the chapter has; of a quiz it is made of the question's own words.
import { folderOf, slugOf } from "./order.ts";
import { proseOf, type Tag, tagsIn } from "./tags.ts";

export const questionKinds = ["predict", "quiz", "parsons", "schedule"] as const;
export type QuestionKind = (typeof questionKinds)[number];

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  /** What it asks, in the words of a list. */
  readonly title: string;
}

/** `what` is an example's name, or what a quiz asks; `folder` the chapter's. */
export function questionId(kind: QuestionKind, folder: string, what: string): string {
  const chapter = folder === "" ? "home" : slugOf(`${folder}/chapter.mdx`);
  return `${chapter}/${kind}/${kind === "quiz" ? hashOf(what) : what}`;
}

/** `example` is its path in `content/`. */
export function exampleQuestion(kind: QuestionKind, example: string): string {
  return questionId(kind, folderOf(example), example.slice(example.lastIndexOf("/") + 1));
}

/** Where a question stands on the page of its chapter. */
export function anchorOf(id: string): string {
  return id.split("/").slice(1).join("-");
}

/** `folder` is the chapter's, `text` its page's. */
export function questionsIn(folder: string, text: string): Question[] {
  return tagsIn(proseOf(text)).flatMap((tag) => questionOf(folder, tag) ?? []);
}

/** The question that a component is; `null` for what asks nothing. */
export function questionOf(folder: string, { name, attributes }: Tag): Question | null {
  const { of = "", asks = "", by } = attributes;
  const question = (kind: QuestionKind, what: string, title: string): Question => ({
    id: questionId(kind, folder, what),
    kind,
    title,
  });
  switch (name) {
    case "Predict":
      return question("predict", of, `${by === "time" ? "When" : "What"} does ${of} print?`);
    case "Parsons":
      return question("parsons", of, `Put ${of} together`);
    case "FindSchedule":
      return question("schedule", of, `Find the order that breaks ${of}`);
    case "Quiz":
      return question("quiz", asks, asks.replaceAll("`", ""));
    default:
      return null;
  }
}

function hashOf(text: string): string {
  let hash = 7;
  for (const letter of text) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}
