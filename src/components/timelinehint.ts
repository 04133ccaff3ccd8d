// What a place in the picture is about, in words: the lane, what it does there, from when to when, at
// which line, and who ended the wait.
import type { Place } from "../runner/protocol.ts";
import type { Moments } from "../trace/moment.ts";
import type { Span } from "../trace/spans.ts";
import { moment } from "../trace/stamp.ts";
import type { Story } from "../trace/story.ts";
import { stateOf } from "../trace/words.ts";
import type { Row } from "./timelinescene.ts";

export interface Hint {
  readonly text: string;
  readonly place: Place | null;
}

export function hintAt(story: Story, moments: Moments, row: Row, event: number): Hint | null {
  if (row.kind === "resource") return thingHint(story, moments, row.resource.object, event);
  if (row.kind === "earlier") return { text: `${row.label}: only in the run before`, place: null };
  if (row.kind === "more") {
    const count = row.count.toLocaleString("en");
    return { text: `${count} more tasks and calls have no row here`, place: null };
  }
  const span = story.spans.at(row.lane, event);
  const name = moments.labels.spoken(row.lane);
  const doing = moments.sentences.doing(row.lane, event);
  if (!span) return { text: `${name} ${doing}`, place: null };
  const place = placeOf(story, moments, span);
  const parts = [
    `${name} ${doing}`,
    place === null ? "" : `line ${place.line}`,
    stretch(story, span),
    ending(story, moments, span),
  ];
  return { text: parts.filter((part) => part !== "").join(" · "), place };
}

function thingHint(story: Story, moments: Moments, object: number, event: number): Hint {
  const state = story.resources.at(object, event);
  const names = (lanes: readonly number[]) =>
    lanes.map((lane) => moments.labels.of(lane)).join(", ");
  const holders = names(state.holders.map(({ lane }) => lane));
  const queue = names(moments.queueOf(object, event));
  const parts = [
    `${moments.labels.object(object)}: ${stateOf(story.resources.get(object)?.of ?? "", state.size)}`,
    holders === "" ? "" : `held by ${holders}`,
    queue === "" ? "" : `waiting: ${queue}`,
  ];
  return { text: parts.filter((part) => part !== "").join(" · "), place: null };
}

function placeOf({ waits, lanes }: Story, moments: Moments, span: Span): Place | null {
  if (span.state === "waiting") return waits.get(span.detail)?.place ?? null;
  if (span.state === "ready") return lanes.get(span.lane).place;
  return moments.place(span.from);
}

function stretch({ log }: Story, { from, to }: Span): string {
  const start = moment(log.at.at(from));
  const end = to < 0 ? "the end" : moment(log.at.at(to));
  return start === end ? `at ${start}` : `${start} to ${end}`;
}

/** Who ended it. */
function ending(story: Story, moments: Moments, { lane, to, state }: Span): string {
  if (to < 0 || state !== "waiting") return "";
  const { causes, log } = story;
  const sender = log.lane(to) === lane ? moments.sentences.sender(to) : null;
  if (sender !== null) return `ended by what ${sender} sent`;
  for (let position = causes.countUpTo(to) - 1; position >= 0; position--) {
    const cause = causes.get(position);
    if (cause.event !== to) return "";
    if (cause.to === lane && cause.kind !== "made")
      return `ended by ${moments.labels.of(cause.from)}`;
  }
  return "";
}
