// Hands the chapters their components, so that content imports nothing. The import stands at the end
// of the file (imports are hoisted), which leaves every line number of the chapter as it is.
import { fileURLToPath } from "node:url";

const components = [
  "Run",
  "Chapters",
  "Exercise",
  "Continue",
  "Predict",
  "Quiz",
  "Answer",
  "Parsons",
  "FindSchedule",
] as const;
/** What stands in for elements of the text: words in bold may be words of the glossary. */
const elements = "export const components = { strong: Term };";

interface Plugin {
  readonly name: string;
  readonly enforce: "pre";
  transform(code: string, id: string): { code: string; map: null } | undefined;
}

export function contentComponents(): Plugin {
  return {
    name: "interleave:content-components",
    enforce: "pre",
    transform(code, id) {
      if (!/\/content\/.*\.mdx$/.test(id)) return undefined;
      const imports = components.map((name) => {
        const path = fileURLToPath(new URL(`./${name}.astro`, import.meta.url));
        return `import ${name} from ${JSON.stringify(path)};`;
      });
      const term = fileURLToPath(new URL("./Term.astro", import.meta.url));
      imports.push(`import Term from ${JSON.stringify(term)};`, elements);
      return { code: `${code}\n\n${imports.join("\n")}\n`, map: null };
    },
  };
}
