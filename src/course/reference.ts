// The table of names behind "asyncio in TypeScript": read from names.txt, which a test holds to Python's
// asyncio and to the library.

export interface NameEntry {
  readonly python: string;
  readonly typescript: string;
  /** A program in one line, in each language; both print the same. */
  readonly programs: { readonly python: string; readonly typescript: string };
  /** Whether they can run without a network, and inside a coroutine or at top level. */
  readonly runs: "inside" | "top" | "not";
  /** In words, with code between backticks. */
  readonly differs: string | null;
  readonly members: readonly Member[];
}

export interface Member {
  readonly python: string;
  /** `null` where there is none. */
  readonly typescript: string | null;
}

export interface NameGroup {
  readonly title: string;
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
    groups: groups.map(({ title, blocks }) => ({ title, entries: blocks.map(readEntry) })),
    ours: remarks(oursTitle),
    leftOut: remarks(leftOutTitle),
  };
}

function readEntry(block: string): NameEntry {
  const [head = "", ...lines] = block.split("\n");
  const [, python, typescript] = /^(\w+) = (\w+)$/.exec(head) ?? [];
  const field = (name: string) =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
  const programs = { python: field("py"), typescript: field("ts") };
  if (!python || !typescript || !programs.python || !programs.typescript) {
    throw new Error(
      `Cannot read the names: found "${head}", expected "python = typescript" with py: and ts: below`,
    );
  }
  return {
    python,
    typescript,
    programs: { python: programs.python, typescript: programs.typescript },
    runs: lines.includes("not run") ? "not" : lines.includes("top") ? "top" : "inside",
    differs: field("differs") ?? null,
    members: (field("members")?.split(" ") ?? []).map(readMember),
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
