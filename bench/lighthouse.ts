// What Lighthouse thinks of the built site, in the same Chromium as the browser tests: home, a chapter
// and the list of exercises, on the phone that it imagines and on a desktop.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { chromium } from "@playwright/test";
import lighthouse, { desktopConfig } from "lighthouse";
import { type Row, row } from "./table.ts";

const sitePort = 4478;
const pages = ["", "coroutines/", "exercises/"] as const;
const kinds = ["performance", "accessibility", "best-practices", "seo"] as const;

/** A row for each page and device: its four scores, the worst one first to be seen. */
export async function lighthouseBench(executablePath: string): Promise<Row[]> {
  const server = spawn("node", [".ci/serve.mjs", String(sitePort)], { stdio: "inherit" });
  const port = await freePort();
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const debugging = `--remote-debugging-port=${port}`;
  const browser = await chromium.launch({ executablePath, args: [...args, debugging] });
  try {
    const rows: Row[] = [];
    for (const page of pages) {
      for (const device of ["mobile", "desktop"] as const) {
        rows.push(...(await measure(page, device, port)));
      }
    }
    return rows;
  } finally {
    await browser.close();
    server.kill();
  }
}

async function measure(page: string, device: "mobile" | "desktop", port: number): Promise<Row[]> {
  const url = `http://localhost:${sitePort}/${page}`;
  const flags = { port, onlyCategories: [...kinds], logLevel: "error" as const };
  const result = await lighthouse(url, flags, device === "desktop" ? desktopConfig : undefined);
  if (!result) throw new Error(`Cannot measure ${url}: Lighthouse gave no result`);
  const { categories, audits } = result.lhr;
  for (const kind of kinds) {
    for (const { id, weight } of categories[kind]?.auditRefs ?? []) {
      const audit = audits[id];
      if (!audit || weight === 0 || audit.score === null || audit.score === 1) continue;
      console.log(
        `/${page} ${device} ${kind}: ${audit.title} (${audit.displayValue ?? audit.score})`,
      );
    }
  }
  return kinds.map((kind) =>
    row(
      `/${page} ${device}, ${kind}`,
      [Math.round((categories[kind]?.score ?? 0) * 100)],
      undefined,
      "",
    ),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
