// Lives in an attacked page that has a playground: runs programs there as a reader does, through the
// editor and the button, and waits until all of the run is shown.
import type { Playground } from "../../src/components/playground.ts";
import type { Fared, Meter } from "./meter.ts";

export interface Played extends Fared {
  /** What the page says of the run: how it stands, and what was wrong with it. */
  readonly status: string;
  readonly findings: string;
  readonly lines: number;
  readonly wall: number;
}

/** A reader's look between pasting and pressing. */
const glance = 300;

export async function play(source: string, meter: Meter): Promise<Played> {
  const playground = await awake();
  meter.begin();
  playground.write(source);
  await new Promise((resolve) => setTimeout(resolve, glance));
  const began = performance.now();
  part(playground, "[data-action=run]").click();
  await ended(part(playground, ".status"));
  const wall = Math.round(performance.now() - began);
  return {
    status: part(playground, ".status .state").textContent,
    findings: part(playground, ".findings").textContent.replace(/\s+/g, " ").trim(),
    lines: playground.querySelectorAll(".console .line").length,
    wall,
    ...(await meter.end()),
  };
}

/** The page's first playground, with its editor open and everything shown at once. */
async function awake(): Promise<Playground> {
  const playground = document.querySelector<Playground>("interleave-playground");
  if (!playground) throw new Error("Cannot play: the page has no playground");
  if (playground.querySelector(".pane.typescript.awake")) return playground;
  playground.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
  await customElements.whenDefined("interleave-playground");
  const speed = part<HTMLSelectElement>(playground, "[data-action=speed]");
  speed.value = "all";
  speed.dispatchEvent(new Event("change", { bubbles: true }));
  part(playground, ".pane.typescript .input").focus();
  const pane = part(playground, ".pane.typescript");
  await changed(pane, () => pane.classList.contains("awake"));
  return playground;
}

async function ended(status: HTMLElement): Promise<void> {
  await changed(status, () => status.dataset.end !== "running");
}

function changed(element: HTMLElement, until: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!until()) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(element, { attributes: true });
    look();
  });
}

function part<Part extends HTMLElement>(root: HTMLElement, selector: string): Part {
  const found = root.querySelector<Part>(selector);
  if (found) return found;
  throw new Error(`Cannot play: the playground has no "${selector}"`);
}
