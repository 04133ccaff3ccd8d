// Links to programs in the page: making one, and opening what came with one, which waits for the
// reader's own click and says that it is somebody else's.
import type { Language } from "./choices.ts";
import { fromFragment, type Shared, toFragment } from "./share.ts";
import { whyNot } from "./why.ts";

/** Puts a link to the program and the moment into the clipboard; says what became of it. */
export async function copyLink(shared: Shared, language: Language): Promise<string> {
  let link: URL;
  try {
    link = await linkTo(shared, language);
  } catch (error) {
    return whyNot(error);
  }
  try {
    await navigator.clipboard.writeText(link.href);
    return "Copied a link to this program and moment";
  } catch (error) {
    return `Cannot copy the link: ${whyNot(error)}`;
  }
}

async function linkTo(shared: Shared, language: Language): Promise<URL> {
  const link = new URL(await toFragment(shared), location.href);
  if (language === "python") link.searchParams.set("lang", language);
  else link.searchParams.delete("lang");
  return link;
}

/** The program in this page's address, if it is for this example. */
export async function sharedWith(example: string): Promise<Shared | null> {
  const shared = await fromFragment(location.hash);
  return shared?.example === example ? shared : null;
}

/** Tells whose code it is, above the code. */
export function tellForeign(playground: HTMLElement, hasMoment: boolean): void {
  const notice = document.createElement("p");
  notice.className = "foreign";
  notice.textContent = `This code came with a link: somebody else wrote it. Nothing has run yet; Run ${hasMoment ? "shows the moment that was meant" : "runs it"}, Reset brings the example back.`;
  playground.querySelector(".head")?.after(notice);
}
