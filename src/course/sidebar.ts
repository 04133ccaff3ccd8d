// The sidebar: the parts of the course with the chapters that exist, in the order of their numbers.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readCourse } from "./course.ts";
import { slugOf } from "./order.ts";
import { questionsIn } from "./questions.ts";

interface Group {
  label: string;
  items: ({ slug: string; attrs?: Record<string, string> } | { label: string; link: string })[];
}

/** Reads which chapters exist and to which part each belongs. */
export function sidebar(content: URL): Group[] {
  const folders = readdirSync(content).filter((name) => /^\d+-/.test(name));
  const { parts } = readCourse(readFileSync(new URL("course.yaml", content), "utf8"));
  const groups = parts.map(({ title }): Group => ({ label: title, items: [] }));
  for (const folder of folders.sort()) {
    const file = fileURLToPath(new URL(`${folder}/chapter.mdx`, content));
    if (!existsSync(file)) continue;
    const slug = slugOf(`${folder}/chapter.mdx`);
    const text = readFileSync(file, "utf8");
    const attrs = {
      "data-chapter": slug,
      "data-exercises": exercisesIn(new URL(`${folder}/`, content)).join(" "),
      "data-questions": questionsIn(folder, text)
        .map(({ id }) => id.slice(slug.length + 1))
        .join(" "),
    };
    groups[partOf(file, text, parts.length) - 1]?.items.push({ slug, attrs });
  }
  return [...groups.filter((group) => group.items.length > 0), reference(content)];
}

/** By name, for the marks of what is done. */
function exercisesIn(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => existsSync(new URL(`${name}/exercise.mdx`, folder)));
}

/** What is looked up, behind what is read. */
function reference(content: URL): Group {
  const items: Group["items"] = [
    { label: "Course map", link: "/map/" },
    { label: "Glossary", link: "/glossary/" },
    { label: "asyncio in TypeScript", link: "/reference/" },
  ];
  for (const slug of ["differences", "hosting"]) {
    if (existsSync(new URL(`${slug}.mdx`, content))) items.push({ slug });
  }
  return { label: "Reference", items };
}

function partOf(file: string, text: string, last: number): number {
  const found = /^part:\s*(.+)$/m.exec(text)?.[1];
  const part = Number(found);
  if (!Number.isInteger(part) || part < 1 || part > last) {
    throw new Error(
      `Cannot place ${file} in the sidebar: found part "${found ?? "none"}", expected "part: N" in its frontmatter, N from 1 to ${last}`,
    );
  }
  return part;
}
