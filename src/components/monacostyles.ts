// Monaco's style sheets travel with its code. Astro links the style sheets of everything a page could
// ever import, so a reader who only reads would fetch Monaco's: here they become part of its script.
import type { Plugin } from "vite";

const mark = "\0monaco-style:";

export function monacoStyles(): Plugin {
  return {
    name: "interleave:monaco-styles",
    enforce: "pre",
    apply: "build",
    async resolveId(source, importer) {
      if (!source.endsWith(".css") || !importer?.includes("/monaco-editor/")) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found ? `${mark}${found.id}.js` : null;
    },
    load(id) {
      if (!id.startsWith(mark)) return null;
      const file = id.slice(mark.length).replace(/\.js$/, "");
      return `import css from ${JSON.stringify(`${file}?inline`)};
const style = document.createElement("style");
style.textContent = css;
document.head.append(style);`;
    },
  };
}
