// The headers of the built site, written down for common hosts: `_headers` for Netlify and Cloudflare
// Pages, `vercel.json`, `.htaccess` for Apache, and files for nginx and Caddy to include. The site's own
// server, `.ci/serve.mjs`, obeys `_headers`, so that every browser test runs under them.

export interface Rule {
  /** An address below the site's root, or all below it with `*` at the end. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const forever = [["Cache-Control", "public, max-age=31536000, immutable"]] as const;

/** `base` is the path the site is served under; `policy` holds for every address. The first rule is for all. */
export function rulesOf(base: string, policy: string): readonly Rule[] {
  const root = base.replace(/\/?$/, "/");
  return [
    {
      path: `${root}*`,
      headers: [
        ["Content-Security-Policy", policy],
        ["Referrer-Policy", "no-referrer"],
        ["X-Content-Type-Options", "nosniff"],
        ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
        ["Cross-Origin-Opener-Policy", "same-origin"],
      ],
    },
    // Names that carry the hash of what is in them.
    { path: `${root}_astro/*`, headers: forever },
    { path: `${root}pagefind/fragment/*`, headers: forever },
    { path: `${root}pagefind/index/*`, headers: forever },
    { path: `${root}engine/python/*`, headers: forever },
    { path: `${root}engine/frames/*`, headers: forever },
  ];
}

/** Each host's file by its name in the built site. */
export function hostFiles(rules: readonly Rule[]): Readonly<Record<string, string>> {
  return {
    _headers: headersFile(rules),
    "vercel.json": vercel(rules),
    ".htaccess": apache(rules),
    "hosts/nginx.conf": nginx(rules),
    "hosts/Caddyfile": caddy(rules),
    // GitHub Pages sends no headers of ours, but would leave out what begins with an underscore.
    ".nojekyll": "",
  };
}

function headersFile(rules: readonly Rule[]): string {
  const group = ({ path, headers }: Rule) =>
    `${path}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join("")}`;
  return rules.map(group).join("\n");
}

function vercel(rules: readonly Rule[]): string {
  const headers = rules.map((rule) => ({
    source: rule.path.replace(/\*$/, "(.*)"),
    headers: rule.headers.map(([key, value]) => ({ key, value })),
  }));
  return `${JSON.stringify({ trailingSlash: true, headers }, null, 2)}\n`;
}

/** Apache says in each file where it is: `REQUEST_URI` has the whole path. */
function apache(rules: readonly Rule[]): string {
  const group = ({ path, headers }: Rule) => {
    const lines = headers.map(([name, value]) => `    Header always set ${name} "${value}"\n`);
    return `  <If "%{REQUEST_URI} =~ m#^${escaped(path)}#">\n${lines.join("")}  </If>\n`;
  };
  const [all] = rules;
  const notFound = `ErrorDocument 404 ${(all?.path ?? "/*").replace(/\*$/, "404.html")}\n`;
  return `${notFound}<IfModule mod_headers.c>\n${rules.map(group).join("")}</IfModule>\n`;
}

/** A `location` with headers of its own forgets those of its surroundings: each one has them all. */
function nginx([all, ...others]: readonly Rule[]): string {
  const lines = (rule: Rule | undefined) =>
    (rule?.headers ?? []).map(([name, value]) => `  add_header ${name} "${value}" always;\n`);
  const group = (rule: Rule) =>
    `location ${rule.path.replace(/\*$/, "")} {\n${[...lines(all), ...lines(rule)].join("")}}\n`;
  return [...lines(all).map((line) => line.trimStart()), ...others.map(group)].join("");
}

function caddy(rules: readonly Rule[]): string {
  const group = ({ path, headers }: Rule) =>
    `header ${path} {\n${headers.map(([name, value]) => `  ${name} "${value}"\n`).join("")}}\n`;
  return rules.map(group).join("");
}

function escaped(path: string): string {
  return path.replace(/\*$/, "").replace(/[.+?^${}()|[\]\\]/g, "\\$&");
}
