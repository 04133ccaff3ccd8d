// The picture to take away: one SVG that needs no page around it, in the colours it has here.
import type { Timeline } from "../trace/timeline.ts";
import { pictureOf } from "./timelinefigure.ts";

const width = 960;

export function pictureForCopy(element: HTMLElement, timeline: Timeline, source: string): string {
  const { svg } = pictureOf(timeline, source, { way: "across", width, prefix: "copy-" });
  const start = svg.indexOf(">") + 1;
  const rules = pictureRules();
  const look = `<style>${colours(element, rules)}${rules}</style>`;
  const ground = `<rect width="100%" height="100%" fill="var(--surface)"/>`;
  const head = svg.slice(0, start).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return head + look + ground + svg.slice(start);
}

/** The custom properties that the rules use, as they are here and now. */
function colours(element: HTMLElement, rules: string): string {
  const style = getComputedStyle(element);
  const names = new Set([...(rules.match(/--[\w-]+/g) ?? []), "--surface"]);
  const values: string[] = [];
  for (const name of names) {
    const value = style.getPropertyValue(name).trim();
    if (value !== "" && !/^--(tl-|lane$)/.test(name)) values.push(`${name}:${value}`);
  }
  return `svg{${values.join(";")}}`;
}

/** The page's rules for pictures, as they hold on a screen of any width. */
function pictureRules(): string {
  const rules: string[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSStyleRule && /^(:is\()?\.tl\b/.test(rule.selectorText))
        rules.push(rule.cssText);
    }
  }
  return rules.filter((rule) => !rule.startsWith(".tl.down")).join("");
}
