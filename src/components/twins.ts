// The names of asyncio in both languages, fetched once when somebody first points at one, and what is
// said of a name found in a program.
import { type Found, findNames, type TwinLanguage, type TwinName } from "../course/twinnames.ts";
import { loadJson, once } from "./load.ts";

const tables = new Map<string, () => Promise<readonly TwinName[]>>();

/** What every name is called, from the engine at `base`. */
export function twinsAt(base: string): Promise<readonly TwinName[]> {
  const table = tables.get(base) ?? once(() => loadJson<readonly TwinName[]>(`${base}names.json`));
  tables.set(base, table);
  return table();
}

/** What a reader of one language is told of a name. */
export interface Twin {
  readonly language: "Python" | "TypeScript";
  /** How it is written there. */
  readonly form: string;
  /** In words, with code between backticks. */
  readonly says: string;
  /** A short program in the other language; `null` for a member. */
  readonly program: string | null;
  readonly url: string;
}

/** The twin of what was found in a program in `language`. */
export function twinOf({ name, member }: Found, language: TwinLanguage, base: string): Twin {
  const other = language === "python" ? "typescript" : "python";
  const says = member ? [member.says] : [name.says, name.differs ?? ""];
  return {
    language: other === "python" ? "Python" : "TypeScript",
    form: member ? memberForm(name, member[other], other) : formOf(name, other),
    says: says.filter((sentence) => sentence !== "").join(" "),
    program: member ? null : name.programs[other],
    url: new URL(`../reference/#${name.id}`, new URL(base, location.href)).href,
  };
}

/** What the library calls `taskGroup` is the form of Python's `TaskGroup` that programs use. */
function formOf(name: TwinName, language: TwinLanguage): string {
  const [form = name[language], ...others] = name.seenAs[language];
  if (language === "python") return name.python;
  const program = name.programs.typescript;
  const isUsed = (word: string) => new RegExp(`\\b${word}\\b`).test(program);
  return isUsed(form) ? form : (others.find(isUsed) ?? form);
}

function memberForm(name: TwinName, form: string | null, language: TwinLanguage): string {
  const of = name[language].replace(/^asyncio\./, "");
  return form === null ? `nothing like it in ${of}` : `${of}.${form}`;
}

export interface NamedAt {
  readonly from: number;
  readonly to: number;
  readonly twin: Twin;
}

/** The name at a place of a program, if there is one. */
export async function twinAt(
  base: string,
  text: string,
  language: TwinLanguage,
  position: number,
): Promise<NamedAt | null> {
  const all = findNames(text, language, await twinsAt(base));
  const found = all.find(({ from, to }) => from <= position && position <= to);
  return found ? { from: found.from, to: found.to, twin: twinOf(found, language, base) } : null;
}
