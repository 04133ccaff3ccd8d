// A phone, 390 pixels wide, with a finger: everything fits, the light editor opens where the code was,
// and no keyboard comes up that nobody asked for.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { consoleOf, playground, run, statusOf } from "./pages.ts";

for (const path of [
  "",
  "coroutines/",
  "exercises/",
  "exercises/coroutines/cold-start/",
  "reference/",
]) {
  test(`/${path} is no wider than the phone`, async ({ page }) => {
    await page.goto(path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
  });
}

test("a tap on the code opens the light editor, and the program runs", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  await cooks.locator(".pane.typescript").tap({ position: { x: 120, y: 40 } });
  await cooks.locator(".pane.awake .cm-editor").waitFor();
  await expect(cooks.getByRole("textbox", { name: "Code" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText('console.log("by finger");\n');
  await run(cooks);
  await expect(consoleOf(cooks)).toHaveText("0.000by finger");
  await expect(statusOf(cooks)).toHaveText("Finished");
  expect(requests.filter((url) => /monaco/.test(url))).toEqual([]);
});

test("neither scrolling over an editor nor a link to a line brings the keyboard up", async ({
  page,
}) => {
  await page.goto("");
  const cooks = playground(page, "two-cooks");
  await cooks.locator(".pane.typescript").tap({ position: { x: 120, y: 40 } });
  await cooks.locator(".pane.awake .cm-editor").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText('function fail() {\n  throw new RangeError("far");\n}\nfail();\n');
  await run(cooks);
  await expect(consoleOf(cooks)).toContainText("RangeError");
  await consoleOf(cooks).getByRole("button", { name: "line 2" }).first().tap();
  await drag(page, await middleOf(cooks.locator(".pane.awake")), -300);
  await expect(cooks.getByRole("textbox", { name: "Code" })).not.toBeFocused();
});

test("the timeline can be tapped and the console read at this width", async ({ page }) => {
  await page.goto("coroutines/");
  const first = page.locator("interleave-playground").first();
  await first.getByRole("button", { name: "Step back" }).tap();
  await expect(first.locator("interleave-timeline .sentence")).not.toBeEmpty();
  const box = await consoleOf(first).boundingBox();
  expect(box?.width).toBeGreaterThan(300);
});

async function middleOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("Cannot point at the editor: it has no place on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger that goes down, moves and leaves. */
async function drag(page: Page, from: { x: number; y: number }, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", y: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: type === "touchEnd" ? [] : [{ x: from.x, y }],
    });
  await touch("touchStart", from.y);
  for (let step = 1; step <= 5; step++) await touch("touchMove", from.y + (by * step) / 5);
  await touch("touchEnd", from.y + by);
}
