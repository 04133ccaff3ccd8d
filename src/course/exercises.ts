// What an exercise is on disk: a folder in its chapter's, with `exercise.mdx` (the task), `start.ts`,
// `solution.ts`, `checks.ts` and `mistakes/*.ts`. A field that is wrong is told with its file, what was
// found, what was expected, and how to mend it.
import { z } from "zod";

const expected = {
  title: "a title of 3 to 60 characters",
  difficulty: "1 (a few lines), 2 (some thought) or 3 (demanding)",
  concepts: 'a list of one to six words, such as ["coroutine", "await"]',
  hints: "a list of one to five hints, the mildest first, each a sentence",
  learnt: "one sentence that a learner reads after passing",
} as const;

type Field = keyof typeof expected;

const word = z.string().min(2).max(40);
const sentence = z.string().min(12).max(600);

export const exerciseFields = z.strictObject({
  title: z.string().min(3).max(60).describe(expected.title),
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]).describe(expected.difficulty),
  concepts: z.array(word).min(1).max(6).describe(expected.concepts),
  hints: z.array(sentence).min(1).max(5).describe(expected.hints),
  learnt: sentence.describe(expected.learnt),
});

export type ExerciseFields = z.infer<typeof exerciseFields>;

/** One wrong field of one file. */
export interface FieldProblem {
  readonly file: string;
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

export type FieldsRead =
  | { readonly kind: "read"; readonly fields: ExerciseFields }
  | { readonly kind: "wrong"; readonly problems: readonly FieldProblem[] };

export function readFields(file: string, frontmatter: unknown): FieldsRead {
  const result = exerciseFields.safeParse(frontmatter);
  if (result.success) return { kind: "read", fields: result.data };
  const problems = result.error.issues.flatMap((issue) => problemsOf(file, frontmatter, issue));
  return { kind: "wrong", problems };
}

type Issue = z.core.$ZodIssue;

function problemsOf(file: string, frontmatter: unknown, issue: Issue): FieldProblem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      file,
      found: `a field "${key}"`,
      expected: `only ${Object.keys(expected).join(", ")}`,
      mend: "take it away, or correct its name",
    }));
  }
  const [field, ...rest] = issue.path.map(String);
  if (field === undefined || !isField(field)) {
    const found = shown(frontmatter);
    return [{ file, found, expected: "a frontmatter of fields", mend: "begin with ---" }];
  }
  const value = valueAt(frontmatter, [field, ...rest]);
  const where = [field, ...rest.map((part) => `item ${Number(part) + 1}`)].join(", ");
  const found = value === undefined ? `no field "${where}"` : `"${where}" to be ${shown(value)}`;
  const mend = value === undefined ? `write ${field}: into the frontmatter` : `change ${field}:`;
  return [{ file, found, expected: expected[field], mend }];
}

function isField(name: string): name is Field {
  return Object.hasOwn(expected, name);
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
