// The two typefaces of the site, cut to the letters an English text with code is made of: a chapter
// must not cost more in fonts than in words. Any other letter comes from the whole face, if it comes up.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import subsetFont from "subset-font";

/** Where tokens.css finds them. */
const folder = "node_modules/.cache/interleave/fonts";

const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");
/** Written in tokens.css as the `unicode-range` of both cuts. */
const letters = `${ascii}\u00a0\u00b7\u00d7\u00e9–—‘’“”…€→−`;

interface Cut {
  readonly name: string;
  readonly from: string;
  readonly axes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>;
  readonly features: readonly string[];
}

const cuts: readonly Cut[] = [
  {
    name: "literata",
    from: "@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2",
    axes: { opsz: 14, wght: { min: 400, max: 700 } },
    // Kerning alone is a quarter of the file; a chapter has no room for it.
    features: [],
  },
  {
    name: "jetbrains-mono",
    from: "@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
    axes: { wght: 400 },
    features: [],
  },
];

export function fonts(): AstroIntegration {
  return {
    name: "interleave:fonts",
    hooks: {
      "astro:config:setup": async ({ config }) => {
        const target = join(fileURLToPath(config.root), folder);
        mkdirSync(target, { recursive: true });
        await Promise.all(cuts.map((one) => cut(one, target)));
      },
    },
  };
}

/** Cuts a face once; again only when what it is cut from has changed, or how. */
async function cut({ name, from, axes, features }: Cut, target: string): Promise<void> {
  const whole = readFileSync(createRequire(import.meta.url).resolve(from));
  const key = createHash("sha256")
    .update(whole)
    .update(JSON.stringify([letters, axes, features]));
  const stamp = join(target, `${name}.txt`);
  const wanted = key.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const small = await subsetFont(whole, letters, {
    targetFormat: "woff2",
    variationAxes: { ...axes },
    keepFeatures: features,
    noLayoutClosure: true,
    noHinting: true,
  });
  writeFileSync(join(target, `${name}.woff2`), small);
  writeFileSync(stamp, wanted);
}
