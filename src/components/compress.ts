// Brotli and gzip files beside every file of the built site that gets smaller by it, so that a host
// only has to hand them out. What was packed once is kept under the hash of its content.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { AstroIntegration } from "astro";

const packable = /\.(html|css|js|json|svg|xml|txt|wasm|ttf)$/;
/** Of files smaller than this many bytes nothing is saved; a page asks for a dozen larger ones. */
const smallest = 256;
/** The last percent of a file of megabytes would cost the build half a minute. */
const large = 1_000_000;
const shelf = "node_modules/.cache/interleave/packed";

export function compressed(): AstroIntegration {
  let root = "";
  return {
    name: "interleave:compressed",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = fileURLToPath(config.root);
      },
      "astro:build:done": async ({ dir }) => {
        const kept = join(root, shelf);
        mkdirSync(kept, { recursive: true });
        const site = fileURLToPath(dir);
        const files = readdirSync(site, { recursive: true, encoding: "utf8" });
        await Promise.all(
          files.filter((file) => packable.test(file)).map((file) => pack(join(site, file), kept)),
        );
      },
    },
  };
}

async function pack(file: string, kept: string): Promise<void> {
  const bytes = readFileSync(file);
  if (bytes.length < smallest) return;
  const hash = createHash("sha256").update(bytes).digest("hex");
  await keptOrMade(`${file}.br`, join(kept, `${hash}.br`), () => brotli(bytes));
  await keptOrMade(`${file}.gz`, join(kept, `${hash}.gz`), () =>
    promisify(gzip)(bytes, { level: 9 }),
  );
}

async function keptOrMade(
  target: string,
  known: string,
  make: () => Promise<Buffer>,
): Promise<void> {
  if (!existsSync(known)) writeFileSync(known, await make());
  copyFileSync(known, target);
}

function brotli(bytes: Buffer): Promise<Buffer> {
  const quality = bytes.length > large ? 9 : constants.BROTLI_MAX_QUALITY;
  return promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
