// The header file `_headers` of the built site, in the form that Netlify and Cloudflare Pages read. The
// site's own server, `.ci/serve.mjs`, obeys it too, so that every browser test runs under it.

const forever = "Cache-Control: public, max-age=31536000, immutable";

/** `base` is the path the site is served under; `policy` holds for every address. */
export function headersFile(base: string, policy: string): string {
  const root = base.replace(/\/?$/, "/");
  const rules: readonly (readonly [string, readonly string[]])[] = [
    [
      `${root}*`,
      [
        `Content-Security-Policy: ${policy}`,
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy: same-origin",
      ],
    ],
    // Names that carry the hash of what is in them.
    [`${root}_astro/*`, [forever]],
    [`${root}pagefind/fragment/*`, [forever]],
    [`${root}pagefind/index/*`, [forever]],
    [`${root}engine/python/*`, [forever]],
  ];
  return rules
    .map(([path, headers]) => `${path}\n${headers.map((line) => `  ${line}\n`).join("")}`)
    .join("\n");
}
