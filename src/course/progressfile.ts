// A learner's work as a file to take along: what it looks like, and what is wrong with one that cannot
// be read. CONTRIBUTING.md describes it for other programs.
import { z } from "zod";
import { asides } from "./database.ts";

/** The largest file that is read: all exercises with all their attempts stay far below it. */
export const mostBytes = 32 * 1024 * 1024;

const time = z.iso.datetime().nullable();
const code = z.string().max(262_144);
const count = z.int().min(0).max(10_000);

const result = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["passed", "failed"]), passed: count, of: count, seed: z.int() }),
  z.strictObject({ kind: z.literal("refused") }),
  z.strictObject({
    kind: z.literal("aside"),
    why: z.enum(asides),
  }),
]);

const exercise = z.strictObject({
  exercise: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
  draft: z.strictObject({ at: time, code }).nullable(),
  passed: z.strictObject({ at: time, code }).nullable(),
  attempts: z
    .array(z.strictObject({ id: z.string().min(1).max(200), at: time, code, result }))
    .max(1000),
});

const question = z.strictObject({
  question: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+){2}$/),
  answered: z.strictObject({
    at: time,
    chosen: z.array(z.string().max(1000)).max(200),
    right: z.boolean(),
  }),
  right: z.strictObject({ at: time }).nullable(),
});

const first = z.strictObject({
  format: z.literal("interleave-progress"),
  version: z.literal(1),
  exported: z.iso.datetime(),
  exercises: z.array(exercise).max(10_000),
});

export const progressFile = first.extend({
  version: z.literal(2),
  questions: z.array(question).max(10_000),
});

export type ProgressFile = z.infer<typeof progressFile>;

export type FileRead =
  | { readonly kind: "read"; readonly file: ProgressFile }
  | { readonly kind: "wrong"; readonly message: string };

export function readProgressFile(text: string): FileRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong("found a text that is no JSON");
  }
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format !== "interleave-progress") {
    return wrong('found no "format", expected "interleave-progress"');
  }
  if (typeof version === "number" && version > 2) {
    return wrong(`found version ${version}, expected 1 or 2: a newer Interleave wrote it`);
  }
  const read = version === 1 ? first.safeParse(value) : progressFile.safeParse(value);
  if (read.success) return { kind: "read", file: upgraded(read.data) };
  const [issue] = read.error.issues;
  const where = issue?.path.map((part) => (typeof part === "number" ? part + 1 : part)).join(" › ");
  return wrong(`at ${where || "its top"}: ${issue?.message ?? "it is not as expected"}`);
}

/** The first version knew no questions. */
function upgraded(file: z.infer<typeof first> | ProgressFile): ProgressFile {
  return file.version === 1 ? { ...file, version: 2, questions: [] } : file;
}

function wrong(why: string): FileRead {
  return { kind: "wrong", message: `Cannot import the file: ${why}` };
}
