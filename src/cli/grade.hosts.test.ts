// Claims about simulated hosts: how many connections and requests, and how many of them at once.
import { describe, expect, it } from "vitest";
import { firstMessage, gradeText } from "./grade.run.ts";

/** Asks for every page, so many at once. */
function visitor(atOnce: number, paths = '["/a", "/b", "/c", "/d"]'): string {
  return `import { ClientSession, gather } from "asyncio";
export async function visit() {
  await using session = new ClientSession({ limit: ${atOnce} });
  const read = (path: string) => async () => (await session.get("http://shop.test" + path)).text();
  return (await gather(${paths}.map(read))).length;
}
`;
}

const scenario = `export const scenario = {
  hosts: {
    "shop.test": {
      latency: 10,
      site: {
        "/a": { delay: 100 }, "/b": { delay: 100 }, "/c": { delay: 100 }, "/d": { delay: 100 },
        "/silent": { silent: true },
      },
    },
  },
};`;

/** What a learner is told whose program is held to one claim. */
async function told(claim: string, program: string): Promise<string | null> {
  const checks = `import { check } from "checks";
import { visit } from "./start.ts";
${scenario}
check("it visits the shop", async (t) => {
  const run = await t.run(() => visit());
  ${claim};
});`;
  return firstMessage(await gradeText(program, checks, { seed: 1 }));
}

describe("a claim about a host", () => {
  it("counts its connections", async () => {
    const claim = 't.expect(t.connections("shop.test", run)).toHappen(2)';
    expect(await told(claim, visitor(2))).toBeNull();
    expect(await told(claim, visitor(4))).toBe(
      "4 connections to shop.test were made; there should be 2.",
    );
    const none = "export async function visit() {}";
    expect(await told(claim, none)).toBe(
      "No connections to shop.test were made; there should be 2.",
    );
  });

  it("counts requests to the host and to one of its pages, however they were sent", async () => {
    const all = 't.expect(t.requests("shop.test", run)).toHappen(4)';
    expect(await told(all, visitor(1))).toBeNull();
    expect(await told(all, visitor(1, '["/a", "/a"]'))).toBe(
      "2 requests to shop.test were made; there should be 4.",
    );
    const page = 't.expect(t.requests("shop.test/a", run)).toHappen(1)';
    expect(await told(page, visitor(1))).toBeNull();
    expect(await told(page, visitor(1, '["/a", "/a"]'))).toBe(
      "2 requests to shop.test/a were made; there should be 1.",
    );
    const other = 't.expect(t.requests("news.test", run)).toStartAt([0])';
    expect(await told(other, visitor(1))).toBe(
      "No requests to news.test were made; there should be 1.",
    );
  });

  it("tells how many were in flight at once, and a lost one no longer is", async () => {
    const claim = 't.expect(t.requests("shop.test", run)).toRunAtMost(2)';
    expect(await told(claim, visitor(2))).toBeNull();
    expect(await told(claim, visitor(3))).toBe(
      "3 of the requests to shop.test were under way at once; there should be at most 2 at a time.",
    );
    const impatient = `export async function visit() {
  for (let turn = 0; turn < 3; turn++) {
    const signal = AbortSignal.timeout(500);
    await fetch("http://shop.test/silent", { signal }).catch(() => {});
  }
}`;
    expect(
      await told('t.expect(t.requests("shop.test", run)).toRunInTurn()', impatient),
    ).toBeNull();
    expect(
      await told('t.expect(t.requests("shop.test", run)).toBeCancelled()', impatient),
    ).toBeNull();
  });

  it("holds only within its span, and can be turned round", async () => {
    expect(await told('t.expect(t.requests("")).toHappen(0); void run', visitor(1))).toBeNull();
    const claim = 't.expect(t.requests("", run)).not.toHappen(4)';
    expect(await told(claim, visitor(1))).toBe("4 requests were made; there should not be 4.");
  });
});
