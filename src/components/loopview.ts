// The event loop at the playhead, as a picture of boxes: who runs, what follows in the same turn, the
// ready queue, the timers, those who wait, and what they share.

import { said } from "../trace/connections.ts";
import type { Moments } from "../trace/moment.ts";
import { moment } from "../trace/stamp.ts";
import { stateOf } from "../trace/words.ts";

interface Item {
  readonly text: string;
  readonly colour: number;
}

interface Box {
  readonly title: string;
  readonly about: string;
  readonly items: readonly Item[];
  readonly none: string;
}

/** More would not be read. */
const most = 24;

export function showLoop(
  element: HTMLElement,
  moments: Moments,
  event: number,
  colour: (lane: number) => number,
): void {
  const boxes = loopBoxes(moments, event, colour);
  element.replaceChildren(...boxes.map(box), ...things(moments, event, colour));
}

function loopBoxes(moments: Moments, event: number, colour: (lane: number) => number): Box[] {
  const state = moments.loop(event);
  const item = (lane: number, more = ""): Item => ({
    text: moments.labels.of(lane) + more,
    colour: colour(lane),
  });
  const { running, continuing, ready, timers, waiting } = state;
  const due = timers.map(({ lane, at }) => item(lane, at === null ? "" : ` ${moment(at)}`));
  const others = waiting.map((lane) => item(lane, whatFor(moments, lane, event)));
  const named = (title: string, about: string, none: string, items: readonly Item[]): Box => ({
    title,
    about,
    items,
    none,
  });
  const now = running < 0 ? [] : [item(running)];
  const next = continuing.map((lane) => item(lane));
  return [
    named("Running", "has the thread", "nothing", now),
    named("Microtasks", "go on before this turn ends", "none", next),
    named(
      "Ready queue",
      "first come, first served",
      "empty",
      ready.map((lane) => item(lane)),
    ),
    named("Timers", "the next one first", "none", due),
    named("Waiting", "for somebody else", "nobody", others),
    ...(moments.hasTraffic
      ? [named("On the way", "sent, not yet there", "nothing", onTheWay(moments, event, colour))]
      : []),
  ];
}

function onTheWay(moments: Moments, event: number, colour: (lane: number) => number): Item[] {
  const name = (lane: number) => (lane < 0 ? "" : moments.labels.of(lane));
  return moments.underWay(event).map(({ from, to, text, length }) => {
    const whither = to.lane < 0 ? "" : ` to ${name(to.lane)}`;
    return {
      text: `${said(length, text)} from ${name(from.lane)}${whither}`,
      colour: colour(from.lane),
    };
  });
}

function whatFor(moments: Moments, lane: number, event: number): string {
  const doing = moments.sentences.doing(lane, event);
  return doing.startsWith("waits for ") ? `: ${doing.slice("waits for ".length)}` : "";
}

function things(moments: Moments, event: number, colour: (lane: number) => number): HTMLElement[] {
  const { labels } = moments;
  return moments.things(event).map(({ resource, size, holders, queue }) => {
    const held = holders.map(({ lane }) => ({
      text: `held by ${labels.of(lane)}`,
      colour: colour(lane),
    }));
    const waits = queue.map((lane) => ({ text: `${labels.of(lane)} waits`, colour: colour(lane) }));
    const title = labels.object(resource.object);
    return box({
      title,
      about: stateOf(resource.of, size),
      items: [...held, ...waits],
      none: "",
    });
  });
}

function box({ title, about, items, none }: Box): HTMLElement {
  const section = document.createElement("section");
  const heading = document.createElement("p");
  const name = document.createElement("strong");
  name.textContent = title;
  heading.append(name, ` ${about}`);
  section.append(heading);
  if (items.length === 0) {
    const empty = document.createElement("p");
    empty.className = "none";
    empty.textContent = none;
    section.append(empty);
    return section;
  }
  const list = document.createElement("ol");
  for (const { text, colour } of items.slice(0, most)) {
    const entry = document.createElement("li");
    entry.className = `c${colour}`;
    entry.textContent = text;
    list.append(entry);
  }
  section.append(list);
  if (items.length > most) section.append(`and ${items.length - most} more`);
  return section;
}
