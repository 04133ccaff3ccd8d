// The bars of things: who holds a lock, how full a semaphore or a queue is, how many connections are
// open. What lasts less than a pixel is passed over.
import type { Row, Scene } from "./timelinescene.ts";
import type { Bar, Stretch } from "./timelineshapes.ts";

type ResourceRow = Extract<Row, { kind: "resource" }>;

export function resourceBars(
  scene: Scene,
  stretch: Stretch,
  row: number,
  { resource: { object, of } }: ResourceRow,
  bars: Bar[],
): void {
  const { resources, log } = scene.story;
  const changes = resources.changesUpTo(object, log.length);
  const first = Math.max(1, resources.changesUpTo(object, scene.axis.eventAt(stretch.from)));
  const most = Math.max(1, resources.capacity(object));
  for (let change = first; change <= changes; change++) {
    const from = scene.axis.x(resources.changedWith(object, change - 1));
    if (from > stretch.to) return;
    const isLast = change === changes;
    const to = isLast ? scene.end : scene.axis.x(resources.changedWith(object, change));
    if (to - from < 1) {
      // All that is over within this pixel is passed over at once.
      const next = resources.changesUpTo(object, scene.axis.eventAt(from + 1));
      change = Math.max(change, next - 1);
      continue;
    }
    const state = resources.state(object, change - 1);
    const bar = { row, from, to, isStuck: false };
    const holder = state.holders[0]?.lane ?? -1;
    if (of === "Lock") {
      if (holder < 0) continue;
      const word = `held by ${scene.labels.of(holder)}`;
      bars.push({ ...bar, colour: scene.colour(holder), state: "held", word });
    } else {
      bars.push({
        ...bar,
        colour: 0,
        state: "level",
        word: levelWord(of, state.size),
        full: (/Semaphore/.test(of) ? most - state.size : state.size) / most,
      });
    }
  }
}

function levelWord(of: string, size: number): string {
  if (/Semaphore/.test(of)) return `${size} free`;
  if (/Queue/.test(of)) return size === 1 ? "1 item" : `${size} items`;
  if (of === "Connections") return size > 0 ? `${size} open` : "";
  if (of === "Datagrams") return size > 0 ? `${size} under way` : "";
  if (of === "Event") return size > 0 ? "set" : "";
  return size > 0 ? `${size}` : "";
}
