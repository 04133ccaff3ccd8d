// The names in an example are told in the other language: under a pointer, under a finger, with the
// keyboard, in code that is not edited and in both editors; and nothing of it is fetched before.
import { expect, type Locator, type Page, test } from "@playwright/test";
import { playground } from "./pages.ts";

const example = "two-cooks";

/** The text area lies over the code: only the mouse can say that it means this word. */
async function pointAt(cooks: Locator, language: "typescript" | "python", word: string) {
  const line = cooks.locator(`.pane.${language} .static .line`).filter({ hasText: word }).last();
  await line.scrollIntoViewIfNeeded();
  const { mouse } = cooks.page();
  await expect(async () => {
    const { x, y } = await line.evaluate(middleOf, word);
    // A resting hand still moves a little.
    await mouse.move(x - 2, y);
    await mouse.move(x, y);
    await expect(cooks.locator(".twinnote.over")).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Where the word stands on the screen. */
function middleOf(line: Element, word: string): { x: number; y: number } {
  const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const at = node.textContent?.indexOf(word) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  throw new Error(`Cannot point at ${word}: the line does not hold it in one piece`);
}

async function opened(page: Page, path = ""): Promise<Locator> {
  await page.goto(path);
  return playground(page, example);
}

test("nothing is fetched for it before somebody comes near an example", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto("coroutines/", { waitUntil: "networkidle" });
  expect(requests.filter((url) => /names\.json|twin/.test(url))).toEqual([]);
});

test("a pointer that rests on a name is told how Python writes it, and where to read on", async ({
  page,
}) => {
  const cooks = await opened(page);
  await pointAt(cooks, "typescript", "createTask");
  const note = cooks.locator(".twinnote");
  await expect(note).toContainText("In Python asyncio.create_task");
  await expect(note).toContainText(
    "It takes a function: a call of an async function has begun already.",
  );
  await expect(note.locator("pre")).toContainText("await asyncio.create_task(");
  await page.keyboard.press("Escape");
  await expect(note).toHaveCount(0);
  await pointAt(cooks, "typescript", "createTask");
  await note.getByRole("link").click();
  await expect(page).toHaveURL(/\/reference\/#create_task$/);
  await expect(page.locator("#create_task")).toBeInViewport();
});

test("in Python a pointer is told how TypeScript writes it", async ({ page }) => {
  const cooks = await opened(page, "?lang=python");
  await pointAt(cooks, "python", "create_task");
  await expect(cooks.locator(".twinnote")).toContainText("In TypeScript createTask");
});

test("a note closes when the pointer leaves, and stays while the pointer is in it", async ({
  page,
}) => {
  const cooks = await opened(page);
  await pointAt(cooks, "typescript", "createTask");
  const note = cooks.locator(".twinnote");
  await note.hover();
  await page.waitForTimeout(600);
  await expect(note).toBeVisible();
  await cooks.locator(".status").hover();
  await expect(note).toHaveCount(0);
});

test("the keyboard opens all names of the program, in the language that is shown", async ({
  page,
}) => {
  const cooks = await opened(page);
  const button = cooks.getByRole("button", { name: "Names in both" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const panel = cooks.getByRole("region", { name: "Names in both languages" });
  await expect(panel.getByRole("link", { name: "sleep in Python asyncio.sleep" })).toBeVisible();
  await cooks.getByRole("button", { name: "Python", exact: true }).click();
  await expect(
    panel.getByRole("link", { name: "asyncio.sleep in TypeScript sleep" }),
  ).toBeVisible();
  await button.press("Enter");
  await expect(panel).toHaveCount(0);
});

for (const editor of ["full", "light"]) {
  test(`an open ${editor} editor tells the name at its cursor, and what has been typed counts`, async ({
    page,
  }) => {
    await page.addInitScript((chosen) => localStorage.setItem("interleave:editor", chosen), editor);
    const cooks = await opened(page);
    await cooks.getByRole("textbox", { name: "Code" }).focus();
    await cooks.locator(".pane.awake").waitFor();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.insertText('import { shield } from "asyncio";\nshield');
    // Whatever the editor offers for the word goes when the cursor does.
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.press("ControlOrMeta+I");
    const said = cooks.locator(".monaco-hover, .cm-tooltip").filter({ hasText: "asyncio.shield" });
    await expect(said.first()).toBeVisible();
    await expect(said.first().getByRole("link")).toHaveAttribute("href", /\/reference\/#shield$/);
    await page.keyboard.press("Escape");
    await expect(said.filter({ visible: true })).toHaveCount(0);
    await expect(cooks.getByRole("textbox", { name: "Code" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(cooks.getByRole("button", { name: "Run", exact: true })).toBeFocused();
  });
}
