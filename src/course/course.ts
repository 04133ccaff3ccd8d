// The course as it is planned, from content/course.yaml: parts and chapters in their order, with the ids
// of what each has to teach. A wrong field stops the build.
import { z } from "astro/zod";
import { parse } from "yaml";

const ids = z
  .string()
  .regex(/^[A-Z]\d+( [A-Z]\d+)*$/)
  .transform((text) => text.split(" "));

const chapter = z.strictObject({
  number: z.number().int().min(1),
  slug: z.string().regex(/^[a-z-]+$/),
  title: z.string().min(2),
  about: z.string().min(10).max(120),
  covers: z.array(ids).transform((groups) => groups.flat()),
});

const course = z.strictObject({
  parts: z.array(z.strictObject({ title: z.string().min(2), chapters: z.array(chapter) })),
});

export type Course = z.output<typeof course>;

/** The plan in a text. */
export function readCourse(text: string): Course {
  const read = course.safeParse(parse(text));
  if (!read.success) {
    throw new Error(`Cannot read content/course.yaml: ${z.prettifyError(read.error)}`);
  }
  const numbers = read.data.parts.flatMap((part) => part.chapters.map(({ number }) => number));
  const wrong = numbers.findIndex((number, at) => number !== at + 1);
  if (wrong >= 0) {
    throw new Error(
      `Cannot read content/course.yaml: found chapter ${numbers[wrong]} after ${wrong} others, expected ${wrong + 1}`,
    );
  }
  return read.data;
}
