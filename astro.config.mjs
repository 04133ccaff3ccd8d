import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import { compressed } from "./src/components/compress.ts";
import { engineFiles } from "./src/components/enginefiles.ts";
import { fonts } from "./src/components/fonts.ts";
import { contentComponents } from "./src/components/inject.ts";
import { monacoStyles } from "./src/components/monacostyles.ts";
import { contentSecurityPolicy } from "./src/components/policy.ts";
import { sidebar } from "./src/course/sidebar.ts";

const base = process.env.INTERLEAVE_BASE ?? "/";

export default defineConfig({
  base,
  site: process.env.INTERLEAVE_SITE ?? "http://localhost:4321",
  trailingSlash: "always",
  server: { port: 4321 },
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: "Interleave",
      description: "Learn asynchronous programming in TypeScript, and see it run.",
      sidebar: [
        ...sidebar(new URL("./content/", import.meta.url)),
        {
          label: "Practice",
          items: [
            { label: "Exercises", link: "/exercises/" },
            { label: "Your progress", link: "/progress/" },
          ],
        },
      ],
      // The course stands outside of src/: without this its call-outs would be plain paragraphs.
      markdown: { headingLinks: false, processedDirs: ["./content/"] },
      routeMiddleware: "./src/components/menu.ts",
      customCss: [
        "./src/styles/tokens.css",
        "./src/styles/prose.css",
        "./src/styles/playground.css",
        "./src/styles/timeline.css",
        "./src/styles/cards.css",
        "./src/styles/search.css",
        "./src/styles/kinds.css",
        "./src/styles/tools.css",
        "./src/styles/home.css",
        "./src/styles/print.css",
        "./src/styles/codemirror.css",
        "./src/styles/twins.css",
      ],
      components: {
        Head: "./src/components/Head.astro",
        Search: "./src/components/Search.astro",
        SocialIcons: "./src/components/Tools.astro",
        Sidebar: "./src/components/Sidebar.astro",
      },
      expressiveCode: {
        // A block that scrolls sideways is a stop on every reader's way through the page with Tab.
        defaultProps: { wrap: true },
        themes: ["github-dark-default", "github-light-high-contrast"],
        styleOverrides: {
          borderRadius: "8px",
          borderColor: "var(--line)",
          codeBackground: "var(--code-surface)",
        },
        // Programs have a frame of their own; of lines that are only shown nothing but colours is asked,
        // and a chapter has no room for what titles, markers and a button to copy weigh.
        frames: false,
        textMarkers: false,
      },
    }),
    contentSecurityPolicy(),
    fonts(),
    compressed(),
  ],
  vite: {
    plugins: [contentComponents(), engineFiles(), monacoStyles()],
    worker: { format: "es" },
    // Found out only when code is touched, they would reload the page under the reader's hands.
    optimizeDeps: {
      include: [
        "@codemirror/autocomplete",
        "@codemirror/commands",
        "@codemirror/lang-javascript",
        "@codemirror/lang-python",
        "@codemirror/language",
        "@codemirror/lint",
        "@codemirror/search",
        "@codemirror/state",
        "@codemirror/view",
        "@lezer/highlight",
        "@replit/codemirror-vim",
        "@jridgewell/trace-mapping",
        "@shikijs/monaco",
        "acorn",
        "acorn-walk",
        "esbuild-wasm/esm/browser.js",
        "monaco-editor/editor/editor.api.js",
        "shiki/core",
        "shiki/engine/javascript",
      ],
    },
    build: { chunkSizeWarningLimit: 8000 },
  },
});
