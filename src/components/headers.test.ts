// The files for hosts: each says the same of the same addresses, under any path.
import { expect, it } from "vitest";
import { hostFiles, rulesOf } from "./headers.ts";

const policy = "default-src 'none'; script-src 'self' 'sha256-a+b/c='";
const files = (base = "/") => hostFiles(rulesOf(base, policy));
const names = ["_headers", "vercel.json", ".htaccess", "hosts/nginx.conf", "hosts/Caddyfile"];

it.each(names)("%s has every header, and keeps for ever what carries a hash", (name) => {
  const text = files("/courses/x")[name] ?? "";
  for (const { path, headers } of rulesOf("/courses/x", policy)) {
    expect(text).toContain(path.replace(/\*$/, ""));
    for (const [header, value] of headers) {
      expect(text).toContain(header);
      expect(text).toContain(value);
    }
  }
  expect(text).not.toContain('"/_astro');
});

it("nginx is told all headers again wherever it is told one more", () => {
  const groups = (files()["hosts/nginx.conf"] ?? "").split("location ");
  expect(groups).toHaveLength(6);
  for (const group of groups) expect(group).toContain("Content-Security-Policy");
});

it("Vercel's file is JSON whose sources match what they should", () => {
  const { headers } = JSON.parse(files("/a.b/")["vercel.json"] ?? "") as {
    headers: { source: string }[];
  };
  expect(headers.map(({ source }) => source)).toContain("/a.b/_astro/(.*)");
});

it("Apache's patterns take a dot as a dot", () => {
  expect(files("/a.b/")[".htaccess"]).toContain("m#^/a\\.b/_astro/#");
  expect(files("/a.b/")[".htaccess"]).toContain("ErrorDocument 404 /a.b/404.html");
});
