// The little that a page runs before anybody touches an example: it fetches the playground when a
// pointer, a finger or the focus comes to one, and does then what was asked of it meanwhile.
import { onPreference, preference } from "../course/preferences.ts";
import { chosenSpeed } from "./choices.ts";
import { whyNot } from "./why.ts";

const tag = "interleave-playground";
/** What says that somebody is about to do something with an example. */
const signs = ["pointerover", "pointerdown", "focusin"] as const;
/** What a press does at once, without us: a question within an example needs no playground. */
const native = "a, select, textarea, .question *";

let loading: Promise<typeof import("./playground.ts")> | undefined;

function wake(): Promise<typeof import("./playground.ts")> {
  loading ??= import("./playground.ts").catch((error: unknown) => {
    // The next touch tries again.
    loading = undefined;
    throw error;
  });
  return loading;
}

function listen(): void {
  for (const input of document.querySelectorAll<HTMLTextAreaElement>(`${tag} .input`)) {
    input.readOnly = false;
  }
  for (const sign of signs) document.addEventListener(sign, touched, { passive: true });
  document.addEventListener("click", pressed, { capture: true });
  document.addEventListener("change", chosen, { capture: true });
  for (const speed of document.querySelectorAll<HTMLSelectElement>(`${tag} [data-action=speed]`)) {
    // Most readers see what the page was built with: nothing is to be laid out anew.
    if (speed.value !== chosenSpeed()) speed.value = chosenSpeed();
  }
  // Whoever chose Python, or follows a link to a program, has made their intent known before.
  if (preference("language") === "python" || location.hash.startsWith("#program="))
    wake().catch(tell);
  for (const playing of document.querySelectorAll(`${tag}[data-plays]`)) playInSight(playing);
  onPreference("language", () => void wake().catch(tell));
}

/** Nothing moves for whoever wants nothing to move. */
function playInSight(playing: Element): void {
  if (chosenSpeed() === "all") return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    const play = ({ Playground }: typeof import("./playground.ts")) =>
      playing instanceof Playground ? playing.demonstrate() : undefined;
    const wait = globalThis.requestIdleCallback ?? ((go: () => void) => setTimeout(go, 200));
    wait(() => void wake().then(play).catch(tell));
  });
  observer.observe(playing);
}

function touched({ target }: Event): void {
  if (asleep(target)) wake().catch(tell);
}

/** A press on a button that does nothing yet is held back until it does something. */
function pressed(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || !asleep(target) || target.closest(native)) return;
  const button = target.closest<HTMLElement>("button, summary");
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  wake().then(() => button.click(), tell);
}

/** Choices are read from what was kept when the playground wakes: they are made again. */
function chosen(event: Event): void {
  const { target } = event;
  if (!asleep(target) || !(target instanceof HTMLSelectElement)) return;
  const { value } = target;
  wake().then(() => {
    target.value = value;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  }, tell);
}

function asleep(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(tag) !== null &&
    customElements.get(tag) === undefined
  );
}

/** In the first example's own place for troubles, since none is awake to show it. */
function tell(error: unknown): void {
  for (const state of document.querySelectorAll(`${tag} .status .state`)) {
    state.textContent = `Cannot load what runs the examples: ${whyNot(error)}`;
    state.closest<HTMLElement>(".status")?.setAttribute("data-end", "bad");
  }
}

listen();
