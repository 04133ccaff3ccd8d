// The table of names behind "asyncio in TypeScript": read from names.txt, which a test holds to Python's
// asyncio and to the library.

export interface NameEntry {
  /** Its place on the page. */
  readonly id: string;
  readonly python: string;
  readonly typescript: string;
  /** What stands in a program for it, besides its TypeScript form. */
  readonly seenAs: readonly string[];
  /** A short program in each language; both print the same. */
  readonly programs: { readonly python: string; readonly typescript: string };
  /** Whether they can run without a network, and inside a coroutine or at top level. */
  readonly runs: "inside" | "top" | "not";
  /** In words, with code between backticks. */
  readonly differs: string | null;
  readonly members: readonly Member[];
  /** The classes whose members a program that uses the name has to do with. */
  readonly gives: readonly string[];
}

export interface Member {
  readonly python: string;
  /** `null` where there is none. */
  readonly typescript: string | null;
}

export interface NameGroup {
  readonly title: string;
  /** Whether its names are asyncio's own. */
  readonly isLanguage: boolean;
  readonly entries: readonly NameEntry[];
}

export interface Remark {
  readonly names: readonly string[];
  readonly reason: string;
}

export interface NameTable {
  readonly groups: readonly NameGroup[];
  /** Names of the library that Python's asyncio does not have. */
  readonly ours: readonly Remark[];
  readonly leftOut: readonly Remark[];
}

const languageTitle = "The language around it";
const oursTitle = "Only here";
const leftOutTitle = "Left out";

export function readNames(text: string): NameTable {
  const sections = text
    .split(/^# /m)
    .slice(1)
    .map((section) => {
      const [title = "", ...blocks] = section.trim().split(/\n\n+/);
      return { title, blocks };
    });
  const groups = sections.filter(({ title }) => title !== leftOutTitle && title !== oursTitle);
  const remarks = (wanted: string) =>
    sections
      .filter(({ title }) => title === wanted)
      .flatMap(({ blocks }) => blocks.join("\n").split("\n"))
      .map(readRemark);
  return {
    groups: groups.map(({ title, blocks }) => ({
      title,
      isLanguage: title === languageTitle,
      entries: blocks.map(readEntry),
    })),
    ours: remarks(oursTitle),
    leftOut: remarks(leftOutTitle),
  };
}

function readEntry(block: string): NameEntry {
  const [head = "", ...lines] = block.split("\n");
  const [, python, typescript] = /^(.+) = (.+)$/.exec(head) ?? [];
  const field = (name: string) => {
    const start = `${name}: `;
    const found = lines.filter((line) => line.startsWith(start));
    return found.length === 0 ? null : found.map((line) => line.slice(start.length)).join("\n");
  };
  const programs = { python: field("py"), typescript: field("ts") };
  if (!python || !typescript || !programs.python || !programs.typescript) {
    throw new Error(
      `Cannot read the names: found "${head}", expected "python = typescript" with py: and ts: below`,
    );
  }
  return {
    id: python.replace(/\W+/g, "-").replace(/-$/, ""),
    python,
    typescript,
    seenAs: field("seen as")?.split(", ") ?? [],
    programs: { python: programs.python, typescript: programs.typescript },
    runs: lines.includes("not run") ? "not" : lines.includes("top") ? "top" : "inside",
    differs: field("differs"),
    members: (field("members")?.split(" ") ?? []).map(readMember),
    gives: field("gives")?.split(" ") ?? [],
  };
}

function readMember(text: string): Member {
  const [python = "", renamed] = text.split("=");
  if (renamed === "-") return { python, typescript: null };
  return { python, typescript: renamed ?? camelCase(python) };
}

function readRemark(line: string): Remark {
  const [names = "", reason = ""] = line.split(/: (.*)/s);
  return { names: names.split(" "), reason };
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
