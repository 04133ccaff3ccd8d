// The legend of a picture: the signs that it really has, each with its word.
import type { LaneEnd } from "../trace/lanes.ts";
import type { SpanState } from "../trace/spans.ts";
import type { Story } from "../trace/story.ts";
import { endPaths } from "./timelineglyphs.ts";

type Sign = SpanState | LaneEnd | "made" | "woke" | "cancels" | "sent" | "full" | "blocked";

const words: Readonly<Record<Sign, string>> = {
  running: "runs",
  ready: "could run",
  waiting: "waits",
  calling: "inside a call",
  blocked: "loop blocked",
  full: "how full",
  made: "makes",
  woke: "wakes",
  sent: "sends",
  cancels: "cancels",
  returned: "finished",
  threw: "failed",
  cancelled: "cancelled",
};
const order = Object.keys(words) as readonly Sign[];
/** Of more spans and causes, the first so many have all there are. */
const looked = 5000;

/** As HTML; nothing of a program's is in it. */
export function legendOf(story: Story): string {
  const found = signsIn(story);
  return order
    .filter((sign) => found.has(sign))
    .map((sign) => `<span class="key ${sign}">${drawn(sign)}${words[sign]}</span>`)
    .join("");
}

function signsIn({ spans, causes, lanes, resources, messages, stalls }: Story): Set<Sign> {
  const found = new Set<Sign>();
  for (let at = 0; at < Math.min(spans.length, looked); at++) found.add(spans.get(at).state);
  for (let at = 0; at < Math.min(causes.length, looked); at++) {
    const { kind } = causes.get(at);
    found.add(kind === "handed" ? "woke" : kind === "cancelled" ? "cancels" : kind);
  }
  for (const { index, kind } of lanes) {
    const end = kind === "call" ? null : lanes.endOf(index, 0);
    if (end) found.add(end.end);
  }
  for (const { object, of } of resources) {
    if (of !== "Lock" && resources.capacity(object) > 0) found.add("full");
  }
  if (messages.length > 0) found.add("sent");
  if (stalls.length > 0) found.add("blocked");
  return found;
}

/** Bars are drawn by the style sheet. */
function drawn(sign: Sign): string {
  switch (sign) {
    case "returned":
    case "threw":
    case "cancelled":
      return `<svg class="tl sign" width="14" height="12" viewBox="-7 -6 14 12"><path class="glyph ${sign}" d="${endPaths[sign]}"/></svg>`;
    case "made":
    case "woke":
    case "sent":
    case "cancels": {
      const look = sign === "cancels" ? "cancelled" : sign;
      return `<svg class="tl sign" width="22" height="12" viewBox="0 0 22 12"><g class="arrow ${look} c0"><path class="shaft" d="M2 6H20"/><path d="M15 3L20 6L15 9"/></g></svg>`;
    }
    default:
      return "";
  }
}
