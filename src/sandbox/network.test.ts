// The simulated network beside the real one: the same programs, over sockets of this machine in plain
// Node and over simulated ones in the sandbox, print the same.
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { certificate, key } from "../asyncio/certificate.fixture.ts";
import { played, printed } from "./programs/support/play.ts";

const folder = join(import.meta.dirname, "programs/network");
const library = join(import.meta.dirname, "../asyncio/index.ts");
const place = mkdtempSync(join(tmpdir(), "interleave-network-"));
afterAll(() => rmSync(place, { recursive: true }));

const programs = readdirSync(folder).map((file) => [file, sourceOf(file)] as const);

function sourceOf(file: string): string {
  const source = readFileSync(join(folder, file), "utf8");
  return source.replace("`CERTIFICATE`", `\`${certificate}\``).replace("`KEY`", `\`${key}\``);
}

async function inNode(file: string, source: string): Promise<string[]> {
  const path = join(place, basename(file));
  writeFileSync(path, source.replaceAll('from "asyncio"', `from ${JSON.stringify(library)}`));
  const { stdout } = await promisify(execFile)(process.execPath, [path]);
  return stdout.trimEnd().split("\n");
}

test.each(programs)("%s prints the same over real sockets", async (file, source) => {
  const real = await inNode(file, source);
  expect(real.length).toBeGreaterThan(2);
  const { events } = await played(source);
  expect(printed(events)).toEqual(real);
});

test.each(programs)("%s has the same trace twice", async (_, source) => {
  const [once, again] = [await played(source), await played(source)];
  expect(again.events).toEqual(once.events);
});

test.each(programs)("%s ends in every order that the platform leaves open", async (_, source) => {
  for (const schedule of [1, 2, 3]) {
    const { outcome } = await played(source, { schedule });
    expect(outcome).toEqual({ kind: "returned" });
  }
});
