// What the gate asks of a chapter's frontmatter: every field is as it may be, every example it names is
// there, and a slider begins where the program's own scenario stands.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ChapterFields, SliderPlan } from "../course/schema.ts";
import type { Scenario } from "../runner/protocol.ts";
import { readScenario } from "../runner/scenario.ts";
import type { Chapter, Finding, Page } from "./check.chapter.ts";

export async function frontmatterFindings(chapter: Chapter): Promise<Finding[]> {
  const found = await Promise.all(chapter.pages.map((page) => pageFindings(chapter, page)));
  return found.flat();
}

async function pageFindings(chapter: Chapter, page: Page): Promise<Finding[]> {
  const { file, problem, fields } = page;
  if (problem !== null) {
    const expected = "fields as src/course/schema.ts has them";
    return [{ file, found: `a wrong frontmatter, ${problem}`, expected, mend: "correct it" }];
  }
  const named = namedIn(fields);
  const unknown = named.filter(([, name]) => !chapter.examples.includes(name));
  const findings = unknown.map(([field, name]) => ({
    file,
    found: `"${field}" names ${name}, which is no example`,
    expected: `one of ${chapter.examples.join(", ")}`,
    mend: "correct the name, or take the line away",
  }));
  for (const [name, plans] of Object.entries(fields.sliders ?? {})) {
    if (!chapter.examples.includes(name)) continue;
    const scenario = await scenarioOf(chapter, name);
    findings.push(...plans.flatMap((plan) => sliderFindings(file, name, plan, scenario)));
  }
  return findings;
}

/** The examples that fields name, each with the field. */
function namedIn({ differs, ends, sliders, real }: ChapterFields): [string, string][] {
  const names = {
    differs: Object.keys(differs ?? {}),
    ends: Object.keys(ends ?? {}),
    sliders: Object.keys(sliders ?? {}),
    real: real ?? [],
  };
  return Object.entries(names).flatMap(([field, all]) =>
    all.map((name): [string, string] => [field, name]),
  );
}

/** What is wrong with a scenario is told when the example runs. */
async function scenarioOf({ folder }: Chapter, name: string): Promise<Scenario> {
  const text = await readFile(join(folder, `${name}.ts`), "utf8");
  const read = readScenario({ entry: "main.ts", files: { "main.ts": text } });
  return read.kind === "read" ? read.scenario : {};
}

function sliderFindings(
  file: string,
  name: string,
  { label, host, sets, start }: SliderPlan,
  { hosts = {}, link }: Scenario,
): Finding[] {
  const about = `the slider "${label}" of ${name}`;
  const plan = hosts[host];
  if (plan === undefined) {
    const expected = `one of ${Object.keys(hosts).join(", ") || "no hosts at all"}`;
    const mend = `name a host of the scenario of ${name}.ts`;
    return [{ file, found: `${about} for ${host}, which is not in its scenario`, expected, mend }];
  }
  const own = ownOf(sets, { ...link, ...plan });
  if (start === own) return [];
  const expected = own === undefined ? `${sets} in the scenario` : `${own}, as in the scenario`;
  const mend = `make the two equal: the slider says what ${name}.ts does when nobody moves it`;
  return [{ file, found: `${about} that begins at ${start}`, expected, mend }];
}

/** What the program itself says; what takes no time and never fails need not be said. */
function ownOf(
  sets: SliderPlan["sets"],
  plan: Readonly<Partial<Record<SliderPlan["sets"], number>>>,
): number | undefined {
  return plan[sets] ?? (sets === "latency" || sets === "failures" ? 0 : undefined);
}
