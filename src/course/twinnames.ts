// Which names of asyncio a program uses, and where, in either language: what is known of each comes from
// the table of names and the library's doc comments.
import type { NameEntry, NameTable } from "./reference.ts";

export type TwinLanguage = "typescript" | "python";

/** A name in both languages, as a page is given it. */
export interface TwinName {
  /** Its place on the page "asyncio in TypeScript". */
  readonly id: string;
  readonly python: string;
  readonly typescript: string;
  /** What stands in a program for it, in each language. */
  readonly seenAs: Readonly<Record<TwinLanguage, readonly string[]>>;
  /** In words, with code between backticks. */
  readonly says: string;
  readonly differs: string | null;
  readonly programs: Readonly<Record<TwinLanguage, string>>;
  /** Under the names of its classes, what its objects have. */
  readonly gives: readonly string[];
  readonly members: readonly TwinMember[];
}

export interface TwinMember {
  readonly python: string;
  readonly typescript: string | null;
  readonly says: string;
}

/** A name in a program's text, from one letter up to another. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly name: TwinName;
  readonly member: TwinMember | null;
}

export function twinNames(table: NameTable, docs: ReadonlyMap<string, string>): TwinName[] {
  const ours = table.ours.flatMap(({ names }) => names);
  return table.groups.flatMap(({ entries, isLanguage }) =>
    entries.map((entry) => ({
      id: entry.id,
      python: isLanguage ? entry.python : `asyncio.${entry.python}`,
      typescript: entry.typescript,
      seenAs: {
        python: isLanguage ? [entry.python] : [`asyncio.${entry.python}`, entry.python],
        typescript: [entry.typescript, ...entry.seenAs, ...alsoNamed(entry, ours)],
      },
      says: docs.get(entry.typescript) ?? "",
      differs: entry.differs,
      programs: entry.programs,
      gives: [entry.python, ...entry.gives],
      members: entry.members.map(({ python, typescript }) => ({
        python,
        typescript,
        says: docs.get(`${entry.typescript}.${typescript}`) ?? "",
      })),
    })),
  );
}

/** The library's names for the same that Python does not have: the entry's program or words use them. */
function alsoNamed({ programs, differs }: NameEntry, ours: readonly string[]): string[] {
  const quoted = (differs ?? "").split("`").filter((_, at) => at % 2 === 1);
  const text = [programs.typescript, ...quoted].join("\n");
  return ours.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
}

/** The names in a program, in the order of its text. */
export function findNames(text: string, language: TwinLanguage, all: readonly TwinName[]): Found[] {
  const known = knownIn(text, language, all);
  const words = [...known.keys()].sort((one, other) => other.length - one.length);
  if (words.length === 0) return [];
  const found: Found[] = [];
  for (const match of text.matchAll(searchFor(words, language))) {
    const name = match[1] === undefined ? undefined : known.get(match[1]);
    if (name)
      found.push({ from: match.index, to: match.index + match[0].length, name, member: null });
  }
  return [...found, ...membersIn(text, language, found, all)].sort(
    (one, other) => one.from - other.from,
  );
}

/** What may stand in this program for a name: of a library's own names only those it has imported. */
function knownIn(
  text: string,
  language: TwinLanguage,
  all: readonly TwinName[],
): ReadonlyMap<string, TwinName> {
  const imported = importedIn(text, language);
  const known = new Map<string, TwinName>();
  for (const name of all) {
    for (const word of name.seenAs[language]) {
      const isPlain = /^\w+$/.test(word);
      // Two names may be known by one word: the first is the one that is named so itself.
      if ((!isPlain || imported.has(word)) && !known.has(word)) known.set(word, name);
    }
  }
  return known;
}

/** Words of the language itself are there without being imported. */
const keywords: Readonly<Record<TwinLanguage, readonly string[]>> = {
  python: [],
  typescript: ["async", "using"],
};

function importedIn(text: string, language: TwinLanguage): ReadonlySet<string> {
  const clause =
    language === "python"
      ? /^\s*from asyncio import (?:\(([^)]*)\)|(.*))/gm
      : /import\s*\{([^}]*)\}\s*from\s*["']asyncio["']/g;
  const names = [...text.matchAll(clause)].flatMap(([, list, line]) =>
    (list ?? line ?? "").split(","),
  );
  const plain = names.map((name) => name.trim().replace(/^type\s+/, ""));
  return new Set([...plain, ...keywords[language]]);
}

/** Comments and plain texts are passed over: what stands in them is no program. */
const passedOver: Readonly<Record<TwinLanguage, string>> = {
  python: String.raw`#.*|(?<![fF\w])"""[^]*?"""|(?<![fFrbRB"])"(?:[^"\\\n]|\\.)*"|(?<![fFrbRB'])'(?:[^'\\\n]|\\.)*'`,
  typescript: String.raw`\/\/.*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`,
};

function searchFor(words: readonly string[], language: TwinLanguage): RegExp {
  const forms = words.map(
    (word) => `${word.replace(/\W/g, "\\$&")}${/\w$/.test(word) ? "\\b" : ""}`,
  );
  return new RegExp(`${passedOver[language]}|(?<![\\w.$])(${forms.join("|")})`, "g");
}

/** Names of members are common words: only those count whose class the program has to do with. */
function membersIn(
  text: string,
  language: TwinLanguage,
  found: readonly Found[],
  all: readonly TwinName[],
): Found[] {
  const given = new Set(found.flatMap(({ name }) => name.gives));
  const known = new Map<string, { name: TwinName; member: TwinMember }>();
  for (const name of all.filter(({ gives: [itself] }) => itself && given.has(itself))) {
    for (const member of name.members) {
      const word = member[language];
      if (word !== null && !known.has(word)) known.set(word, { name, member });
    }
  }
  const search = new RegExp(`${passedOver[language]}|(?<=[\\w\\])]\\??\\.)(\\w+)`, "g");
  return [...text.matchAll(search)].flatMap((match) => {
    const member = known.get(match[1] ?? "");
    const from = match.index;
    const isTaken = found.some((one) => one.from <= from && from < one.to);
    return member && !isTaken ? [{ from, to: from + match[0].length, ...member }] : [];
  });
}
