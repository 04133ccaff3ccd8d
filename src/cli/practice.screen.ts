// What practising looks like in a terminal: text only, so that a test can read it.
import type { Exercise } from "./exercises.ts";
import type { Graded } from "./grade.run.ts";

/** Moves to the corner and clears the screen and what was scrolled away. */
export const clear = "\u001b[H\u001b[2J\u001b[3J";

export const keysText = "h hint · s solution · r reset · n next · l list · q quit";

export function taskText(
  exercise: Exercise,
  { place, of, passed }: { place: number; of: number; passed: number },
): string {
  const { title, difficulty } = exercise.fields;
  const head = `${title}, level ${difficulty} (exercise ${place} of ${of}, ${passed} passed)`;
  return `${head}\n${"─".repeat(Math.min(72, head.length))}\n${wrapped(exercise.task)}\n`;
}

export function gradedText(graded: Graded, exercise: Exercise): string {
  if (graded.kind === "refused") {
    const lines = graded.diagnostics.map(({ message, place }) => {
      return `${place === null ? "" : `line ${place.line}: `}${message}`;
    });
    return `It does not compile, nothing was checked.\n${lines.join("\n")}\n`;
  }
  const checks = graded.checks.map(({ sentence, verdict, run }) => {
    if (verdict.kind === "passed") return `✓ ${sentence}`;
    const order = run.schedule > 0 ? `\n    In order ${run.schedule}, with seed ${run.seed}.` : "";
    return `✗ ${sentence}\n    ${verdict.message}${order}`;
  });
  const learnt = graded.kind === "passed" ? `\nPassed. ${exercise.fields.learnt}\n` : "";
  return `${checks.join("\n")}\n${learnt}`;
}

export function hintsText(exercise: Exercise, shown: number): string {
  const { hints } = exercise.fields;
  const told = hints.slice(0, shown).map((hint, index) => `Hint ${index + 1}: ${hint}`);
  if (shown >= hints.length && shown > 0) told.push("That was the last hint.");
  return told.length === 0 ? "" : `${told.map(wrapped).join("\n")}\n`;
}

export interface Listed {
  readonly name: string;
  readonly isPassed: boolean;
  readonly isHere: boolean;
}

export function listText(exercises: readonly Listed[]): string {
  const lines = exercises.map(
    ({ name, isPassed, isHere }) => `${isHere ? "›" : " "} ${isPassed ? "✓" : "·"} ${name}`,
  );
  return `${lines.join("\n")}\n`;
}

/** Paragraphs of at most 76 columns; blocks of code stay as they are. */
function wrapped(text: string): string {
  return text
    .trim()
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) => (part.startsWith("```") ? part : part.replace(/[^\n]+/g, fold)))
    .join("");
}

function fold(line: string): string {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length >= 76) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current].join("\n");
}
