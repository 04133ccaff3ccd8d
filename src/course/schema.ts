// What a chapter's frontmatter may say, besides what Starlight knows. A wrong field stops the build.
import { z } from "astro/zod";

/** What of a host a slider may set. */
export const sliderSets = ["latency", "failures", "bandwidth", "reads"] as const;
export type SliderSets = (typeof sliderSets)[number];

const slider = z
  .strictObject({
    label: z.string().min(3).max(40),
    host: z.string().endsWith(".test"),
    sets: z.enum(sliderSets),
    least: z.number().min(0),
    most: z.number(),
    step: z.number().positive(),
    start: z.number(),
  })
  .refine(({ least, most, start }) => least <= start && start <= most, {
    message: "expected least ≤ start ≤ most",
  });

/** One thing about a host that a reader may change for the next run. */
export type SliderPlan = z.infer<typeof slider>;

const byExample = z.record(z.string(), z.string().min(10));

export const chapterFields = z.object({
  summary: z.string().max(240).optional().describe("One or two sentences for lists and previews"),
  part: z.number().int().min(1).max(7).optional().describe("The part of the course, 1 to 7"),
  covers: z
    .record(z.string(), z.string().regex(/^[A-Z]\d+( [A-Z]\d+)*$/))
    .optional()
    .describe("Ids of the plan that each section teaches, by the section's address"),
  differs: byExample
    .optional()
    .describe("Examples whose Python twin prints something else, each with the reason"),
  sliders: z
    .record(z.string(), z.array(slider).min(1).max(4))
    .optional()
    .describe(
      "Examples whose network a reader may change, each with what; start is the program's own",
    ),
  real: z
    .array(z.string())
    .optional()
    .describe("Examples that a reader may run on the real clock: those that compute"),
  ends: z
    .record(z.string(), z.enum(["returned", "threw", "deadlocked", "hung", "overran", "refused"]))
    .optional()
    .describe("Examples that do not return, each with how they end"),
});

export type ChapterFields = z.infer<typeof chapterFields>;

/** The fields of a page; none of them, and the first problem, if one is not as it may be. */
export function readChapterFields(value: unknown): {
  readonly fields: ChapterFields;
  readonly problem: string | null;
} {
  const read = chapterFields.safeParse(value);
  if (read.success) return { fields: read.data, problem: null };
  const [issue] = read.error.issues;
  const where = issue?.path.map(String).join(" › ") || "its top";
  return { fields: {}, problem: `at ${where}: ${issue?.message ?? "it is not as expected"}` };
}
