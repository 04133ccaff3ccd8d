// Tells Astro where the course is and which schema it obeys: `content/04-coroutines/chapter.mdx` has
// the address `/coroutines/`; the number is only the order.
import { defineCollection } from "astro:content";
import { docsSchema } from "@astrojs/starlight/schema";
import { glob } from "astro/loaders";
import { slugOf } from "./course/order.ts";
import { chapterFields } from "./course/schema.ts";

export const collections = {
  docs: defineCollection({
    loader: glob({
      base: "./content",
      pattern: ["index.mdx", "*/chapter.mdx", "*.mdx"],
      generateId: ({ entry }) => slugOf(entry),
    }),
    schema: docsSchema({ extend: chapterFields }),
  }),
};
