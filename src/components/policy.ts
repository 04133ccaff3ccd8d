// The content security policy of the built pages. Starlight writes inline scripts of its own, so each
// page's policy names the hash of every inline script that it really contains. A header that any host
// can send for every address allows what all of them need together; both hold at once.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { hostFiles, rulesOf } from "./headers.ts";

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const marker = /<meta charset="utf-8"\s*\/?>/i;

export function contentSecurityPolicy(): AstroIntegration {
  let base = "/";
  return {
    name: "interleave:content-security-policy",
    hooks: {
      "astro:config:done": ({ config }) => {
        base = config.base;
      },
      "astro:build:done": ({ dir }) => {
        const root = fileURLToPath(dir);
        const pages = readdirSync(root, { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".html"))
          .sort();
        const hashes = new Set<string>();
        for (const page of pages) {
          const html = readFileSync(join(root, page), "utf8");
          const found = hashesOf(html);
          for (const hash of found) hashes.add(hash);
          if (!isSealed(page)) writeFileSync(join(root, page), withPolicy(page, html, found));
        }
        const files = hostFiles(rulesOf(base, siteWide([...hashes])));
        mkdirSync(join(root, "hosts"), { recursive: true });
        for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
      },
    },
  };
}

/** The frames' pages in `engine/` carry a stricter policy of their own. */
function isSealed(file: string): boolean {
  return /^engine[\\/]/.test(file);
}

function withPolicy(page: string, html: string, hashes: readonly string[]): string {
  const found = marker.exec(html);
  if (!found) {
    throw new Error(
      `Cannot protect ${page}: found no <meta charset="utf-8"> to put the policy behind`,
    );
  }
  const meta = `<meta http-equiv="content-security-policy" content="${policy(hashes)}">`;
  const end = found.index + found[0].length;
  return html.slice(0, end) + meta + html.slice(end);
}

function policy(hashes: readonly string[]): string {
  return [
    "default-src 'none'",
    // The search index is read by wasm in the page; nothing else there needs it.
    `script-src 'self' 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    "worker-src 'self'",
    ...forAll,
  ].join("; ");
}

/** What all pages and the sealed frames need between them, and who may show the site in a frame. */
function siteWide(hashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' blob: 'wasm-unsafe-eval' ${hashes.join(" ")}`,
    "worker-src 'self' blob:",
    ...forAll,
    "frame-ancestors 'self'",
  ].join("; ");
}

const forAll = [
  // Monaco and the code blocks set inline styles.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
] as const;

function hashesOf(html: string): readonly string[] {
  return [...new Set([...html.matchAll(inlineScript)].map(([, text = ""]) => hashOf(text)))];
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
