// What the browser tests share: finding a playground, typing into it, reading its console.
import { expect, type Locator, type Page } from "@playwright/test";

export const chapter = "coroutines/";

/** The playground of the example with this name. */
export function playground(page: Page, name: string): Locator {
  return page.locator(`interleave-playground[data-example$="${name}"]`);
}

/** Opens the editor and replaces the whole program. */
export async function write(example: Locator, text: string): Promise<void> {
  const page = example.page();
  const code = example.getByRole("textbox", { name: "Code" });
  await code.focus();
  await example.locator(".pane.awake").waitFor();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

/** Points at the one place that the editor underlined as wrong. */
export async function pointAtError(example: Locator): Promise<void> {
  const squiggle = example.locator(".squiggly-error, .cm-lintRange-error");
  await expect(squiggle).toHaveCount(1, { timeout: 30_000 });
  // The line of code lies over it: only the mouse can say that it means this place.
  const box = await squiggle.boundingBox();
  if (!box) throw new Error("Cannot point at the error: it has no place on the page");
  const { mouse } = example.page();
  await mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}

export async function run(example: Locator): Promise<void> {
  await example.getByRole("button", { name: "Run" }).click();
}

export function consoleOf(example: Locator): Locator {
  return example.getByRole("log", { name: "Console" });
}

export function statusOf(example: Locator): Locator {
  return example.locator(".status .state");
}

/** What was found to be wrong with the run. */
export function findingsOf(example: Locator): Locator {
  return example.locator(".findings");
}

/** Shows everything at once from now on, as a reader can choose to. */
export async function atOnce(example: Locator): Promise<void> {
  await example.getByRole("combobox", { name: "Playback" }).selectOption("all");
}
