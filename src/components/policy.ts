// The content security policy of the built pages. Starlight writes inline scripts of its own, so the
// policy names the hash of every inline script that a page really contains, at the end of the build.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const marker = /<meta charset="utf-8"\s*\/?>/i;

export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: "interleave:content-security-policy",
    hooks: {
      "astro:build:done": ({ dir }) => {
        const root = fileURLToPath(dir);
        const pages = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(isPage);
        for (const page of pages) protect(join(root, page));
      },
    },
  };
}

/** The frame's page in `engine/` carries a stricter policy of its own. */
function isPage(file: string): boolean {
  return file.endsWith(".html") && !/^engine[\\/]/.test(file);
}

function protect(file: string): void {
  const html = readFileSync(file, "utf8");
  const found = marker.exec(html);
  if (!found) {
    throw new Error(
      `Cannot protect ${file}: found no <meta charset="utf-8"> to put the policy behind`,
    );
  }
  const meta = `<meta http-equiv="content-security-policy" content="${policy(html)}">`;
  const end = found.index + found[0].length;
  writeFileSync(file, html.slice(0, end) + meta + html.slice(end));
}

function policy(html: string): string {
  const hashes = new Set([...html.matchAll(inlineScript)].map(([, text = ""]) => hashOf(text)));
  return [
    "default-src 'none'",
    // The search index is read by wasm in the page; nothing else there needs it.
    `script-src 'self' 'wasm-unsafe-eval' ${[...hashes].join(" ")}`,
    // Monaco and the code blocks set inline styles.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
