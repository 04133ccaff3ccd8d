// What each chapter has to teach, by the plan of the course, and where it says it does. A chapter names
// for each of its sections the ids taught there; every planned id has a section that exists.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import GithubSlugger from "github-slugger";
import { readCourse } from "../course/course.ts";
import { slugOf } from "../course/order.ts";
import { proseOf } from "../course/tags.ts";
import type { Chapter, Finding } from "./check.chapter.ts";

/** One chapter of the report. */
export interface Coverage {
  readonly chapter: string;
  /** The ids of the plan, each with the sections that teach it. */
  readonly taught: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
}

/** Nothing when the folder has no plan. */
export async function coverageOf(
  content: string,
  chapters: readonly Chapter[],
): Promise<readonly Coverage[]> {
  const plan = join(content, "course.yaml");
  if (!existsSync(plan)) return [];
  const course = readCourse(await readFile(plan, "utf8"));
  const planned = new Map(
    course.parts.flatMap((part) => part.chapters.map(({ slug, covers }) => [slug, covers])),
  );
  const written = chapters.filter(({ page }) => page.endsWith("/chapter.mdx"));
  return written.map((chapter) => coverage(chapter, planned));
}

function coverage(
  { page, pages }: Chapter,
  planned: ReadonlyMap<string, readonly string[]>,
): Coverage {
  const [, folder = ""] = /([^/]+)\/chapter\.mdx$/.exec(page) ?? [];
  const chapter = slugOf(`${folder}/chapter.mdx`);
  const wanted = planned.get(chapter);
  if (!wanted) return { chapter, taught: new Map(), findings: [unplanned(page, chapter)] };
  const claims = new Map<string, readonly string[]>();
  const sections = new Set(["top"]);
  for (const { fields, text } of pages) {
    for (const [section, ids] of Object.entries(fields.covers ?? {})) {
      claims.set(section, ids.split(" "));
    }
    for (const section of sectionsIn(text)) sections.add(section);
  }
  const taught = new Map(wanted.map((id) => [id, sectionsOf(id, claims)]));
  const findings = [
    ...wanted.filter((id) => taught.get(id)?.length === 0).map((id) => untaught(page, id)),
    ...[...claims.keys()]
      .filter((one) => !sections.has(one))
      .map((one) => lost(page, one, sections)),
    ...[...claims.values()]
      .flat()
      .filter((id) => !wanted.includes(id))
      .map((id) => strange(page, id, chapter)),
  ];
  return { chapter, taught, findings };
}

/** The addresses of a text's sections, as its page has them; what stands before the first is `top`. */
function sectionsIn(text: string): string[] {
  const slugger = new GithubSlugger();
  const titles = [...proseOf(text).matchAll(/^#{2,4} (.+)$/gm)].map((match) => match[1] ?? "");
  return titles.map((title) => slugger.slug(title.replace(/[`*]/g, "").trim()));
}

function sectionsOf(id: string, claims: ReadonlyMap<string, readonly string[]>): string[] {
  return [...claims].filter(([, ids]) => ids.includes(id)).map(([section]) => section);
}

function unplanned(page: string, chapter: string): Finding {
  const found = `the chapter "${chapter}", which the plan does not know`;
  const expected = "a chapter of content/course.yaml";
  return { file: page, found, expected, mend: "correct its folder's name, or plan it" };
}

function untaught(page: string, id: string): Finding {
  const found = `no section that teaches ${id}`;
  const expected = 'its id under "covers" in the frontmatter';
  return {
    file: page,
    found,
    expected,
    mend: "teach it and name the section, or plan it elsewhere",
  };
}

function lost(page: string, section: string, sections: ReadonlySet<string>): Finding {
  const found = `"covers" names the section ${section}, which is not there`;
  const expected = `one of ${[...sections].join(", ")}`;
  return { file: page, found, expected, mend: "correct the name" };
}

function strange(page: string, id: string, chapter: string): Finding {
  const found = `"covers" names ${id}, which is not planned for ${chapter}`;
  const expected = "an id that content/course.yaml gives this chapter";
  return { file: page, found, expected, mend: "take it away, or plan it here" };
}
