// Every link of the built site: what it leads to is there, and so is the place on that page.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

const dist = new URL("../dist/", import.meta.url).pathname;
const files = new Set(readdirSync(dist, { recursive: true }).map(String));
const pages = [...files].filter((file) => file.endsWith(".html") && !file.startsWith("engine/"));
const html = new Map(pages.map((page) => [page, readFileSync(join(dist, page), "utf8")]));

test("every link and anchor of the site lives", () => {
  const dead = [...html].flatMap(([page, text]) =>
    all(text, "href")
      .filter((href) => !/^(https?:|mailto:|data:)/.test(href))
      .flatMap((href) => problem(page, href)),
  );
  expect(html.size).toBeGreaterThan(10);
  expect(dead).toEqual([]);
});

function problem(page: string, href: string): string[] {
  const url = new URL(href, `http://site.test/${page.replace(/index\.html$/, "")}`);
  const path = decodeURIComponent(url.pathname.slice(1));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!files.has(file)) return [`${page}: ${href} leads nowhere`];
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === "" || anchor === "_top") return [];
  const ids = all(html.get(file) ?? "", "id");
  return ids.includes(anchor) ? [] : [`${page}: ${href} names a place that is not there`];
}

function all(text: string, attribute: string): string[] {
  const found = text.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"));
  return [...found].map((match) =>
    (match[1] ?? "").replaceAll("&amp;", "&").replaceAll("&#38;", "&"),
  );
}
