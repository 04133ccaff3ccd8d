// The coverage of a small plan: what is taught where, and each way in which a chapter can miss it.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { readChapters } from "./check.chapter.ts";
import { coverageOf } from "./check.coverage.ts";

const plan = `parts:
  - title: Only
    chapters:
      - number: 1
        slug: first
        title: First
        about: The only chapter there is.
        covers:
          - C001 C002
`;
const folders: string[] = [];

async function found(covers: string): Promise<readonly (readonly string[])[]> {
  const folder = await mkdtemp(join(tmpdir(), "plan-"));
  folders.push(folder);
  await mkdir(join(folder, "01-first"));
  await writeFile(join(folder, "course.yaml"), plan);
  const text = `---\ntitle: First\ncovers:${covers}\n---\n\n## What \`await\` does\n`;
  await writeFile(join(folder, "01-first/chapter.mdx"), text);
  const reports = await coverageOf(folder, await readChapters(folder));
  return reports.map(({ findings }) => findings.map((finding) => finding.found));
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

it("a chapter whose sections teach every planned id has nothing to mend", async () => {
  expect(await found("\n  top: C001\n  what-await-does: C001 C002")).toEqual([[]]);
});

it("an id that no section teaches is named", async () => {
  expect(await found("\n  what-await-does: C002")).toEqual([["no section that teaches C001"]]);
});

it("a section that is not there is named", async () => {
  expect(await found("\n  elsewhere: C001 C002")).toEqual([
    ['"covers" names the section elsewhere, which is not there'],
  ]);
});

it("an id that is planned for no such chapter is named", async () => {
  expect(await found("\n  top: C001 C002 C003")).toEqual([
    ['"covers" names C003, which is not planned for first'],
  ]);
});
