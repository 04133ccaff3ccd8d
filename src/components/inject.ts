// Hands the chapters their components, so that content imports nothing. The import stands at the end
// of the file (imports are hoisted), which leaves every line number of the chapter as it is.
import { fileURLToPath } from "node:url";

const components = ["Run", "Chapters", "Exercise"] as const;

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
      return { code: `${code}\n\n${imports.join("\n")}\n`, map: null };
    },
  };
}
