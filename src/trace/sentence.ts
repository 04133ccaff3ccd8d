// What happened at an event, and what a lane is doing, in plain words. The list, the playhead and the
// picture's hints all take their sentences from here.
import type { Labels } from "./labels.ts";
import { laneEnds } from "./lanes.ts";
import type { Entry } from "./log.ts";
import type { ResourceState } from "./resources.ts";
import type { Span } from "./spans.ts";
import { moment } from "./stamp.ts";
import type { Story } from "./story.ts";
import { Traffic } from "./traffic.ts";
import { changeVerb, endVerb, endWord, outcomes } from "./verbs.ts";
import { duration, listed } from "./words.ts";

export class Sentences {
  readonly #story: Story;
  readonly #labels: Labels;
  readonly #traffic: Traffic;

  constructor(story: Story, labels: Labels) {
    this.#story = story;
    this.#labels = labels;
    this.#traffic = new Traffic(story, labels);
  }

  /** `rice finished, which wakes program`. Without a full stop; empty when nothing is worth saying. */
  of(event: number): string {
    return this.#told(this.#story.log.entry(event));
  }

  /** What a lane is doing right after an event: `waits for lock kettle, held by coffee since …`. */
  doing(lane: number, event: number): string {
    const { spans, lanes } = this.#story;
    const span = spans.at(lane, event);
    if (span) return this.#state(span, event);
    const end = lanes.endAt(lane, event);
    if (end) return endWord(end.end);
    return lanes.get(lane).born > event ? "is not there yet" : "has nothing to do";
  }

  #told(entry: Entry): string {
    switch (entry.type) {
      case "started":
        return "the program begins";
      case "console":
        return `${this.#name(entry.lane)} prints ${quoted(entry.text)}`;
      case "taskCreated":
        return this.#created(entry);
      case "taskStarted":
        return `${this.#name(entry.lane)} begins`;
      case "taskResumed":
        return `${this.#name(entry.lane)} goes on`;
      case "taskSuspended":
        return this.#waits(entry);
      case "taskWoken":
        return this.#woken(entry);
      case "taskCancelRequested":
        return this.#cancelled(entry);
      case "taskFinished":
        return this.#finished(entry);
      default:
        return this.#toldOfCall(entry);
    }
  }

  #toldOfCall(entry: Entry): string {
    const name = this.#name(entry.lane);
    switch (entry.type) {
      case "frameEntered":
        return entry.other >= 0 && entry.other !== entry.lane
          ? `${this.#name(entry.other)} calls ${name}`
          : `${name} is called`;
      case "frameSuspended":
        return this.#waits(entry);
      case "frameResumed":
        return `${name} goes on`;
      case "frameExited":
        return `${name} ${endVerb(laneEnds[entry.other])}`;
      case "timerSet":
        return `${name} is set: ${entry.text}`;
      case "timerFired":
        return `${name} is due, its callback runs`;
      case "microtaskQueued":
        return `${this.#name(entry.other)} queues a microtask`;
      case "microtaskBegan":
        return `${name} runs its callback`;
      case "timerCleared":
        return `${name} is cleared`;
      default:
        return this.#toldOfThing(entry);
    }
  }

  #toldOfThing(entry: Entry): string {
    switch (entry.type) {
      case "objectChanged":
        return this.#changed(entry);
      case "connectionBegun":
      case "connectionOpened":
      case "connectionClosed":
        return this.#traffic.connected(entry);
      case "bytesSent":
        return this.#traffic.sent(entry);
      case "requestReceived":
      case "requestAnswered":
        return entry.text;
      case "processStarted":
        return `process ${entry.other} starts: ${entry.text}`;
      case "processExited":
        return entry.text.startsWith("-")
          ? `process ${entry.other} is ended by signal ${entry.text.slice(1)}`
          : `process ${entry.other} ends with code ${entry.text}`;
      case "blocked":
        return `${this.#name(entry.lane)} kept the thread for ${duration(entry.other)}: nobody else could run`;
      case "reported":
        return entry.text;
      case "finished":
        return outcomes[entry.text] ?? "the run is over";
      default:
        return /^(socketBound|datagram|fileOpened)/.test(entry.type) ? entry.text : "";
    }
  }

  #created({ lane, other }: Entry): string {
    const { kind } = this.#story.lanes.get(lane);
    const what = kind === "task" ? `task ${this.#name(lane)}` : this.#name(lane);
    return `${this.#name(other)} makes ${what}`;
  }

  /** A lane's code stops: what for. */
  #waits({ lane, index }: Entry): string {
    const span = this.#story.spans.at(lane, index);
    if (span) return `${this.#name(lane)} ${this.#state(span, index)}`;
    return `${this.#name(lane)} stops`;
  }

  /** Who sent the message that woke a lane with an event; `null` if none did. */
  sender(event: number): string | null {
    return this.#traffic.sender(event);
  }

  #woken({ index, lane, other }: Entry): string {
    const why = this.#endedWait(lane, index);
    const name = this.#name(lane);
    const sender = this.sender(index);
    if (sender !== null) {
      return `what ${sender} sent arrives and wakes ${name}, which waited for ${why}`;
    }
    if (other === lane) return `${name} lets others run first`;
    if (other < 0 && /^sleep /.test(why)) return `${name} has slept and may go on`;
    if (other < 0) return `${name} may go on${why === "" ? "" : `: ${why} is there`}`;
    const hands = this.#causeAt(index) === "handed" ? "hands over to" : "wakes";
    return `${this.#name(other)} ${hands} ${name}${why === "" ? "" : `, which waited for ${why}`}`;
  }

  /** What the lane had been waiting for until an event. */
  #endedWait(lane: number, event: number): string {
    const { spans, waits } = this.#story;
    const span = spans.ofLane(lane, spans.positionAt(lane, event - 1));
    const wait = span?.state === "waiting" ? waits.get(span.detail) : null;
    return wait ? this.#labels.wait(wait) : "";
  }

  #causeAt(event: number): string {
    const { causes } = this.#story;
    const position = causes.countUpTo(event) - 1;
    return position >= 0 && causes.get(position).event === event ? causes.get(position).kind : "";
  }

  #cancelled({ lane, other, text }: Entry): string {
    const by = other < 0 ? "somebody" : this.#name(other);
    return `${by} asks ${this.#name(lane)} to stop${text === "" ? "" : ` (${quoted(text)})`}`;
  }

  #finished({ index, lane, other, text }: Entry): string {
    const woken = this.wokenBy(index);
    const wakes =
      woken.length > 0 ? `, which wakes ${listed(woken.map((one) => this.#name(one)))}` : "";
    const how = text === "" ? "" : `: ${text}`;
    return `${this.#name(lane)} ${endVerb(laneEnds[other])}${how}${wakes}`;
  }

  /** The lanes that a task's end woke: told with the end, and not again. */
  wokenBy(finished: number): number[] {
    const { log } = this.#story;
    const woken: number[] = [];
    for (let event = finished - 1; event >= 0 && log.type(event) === "taskWoken"; event--) {
      if (log.other(event) !== log.lane(finished)) break;
      woken.unshift(log.lane(event));
    }
    return woken;
  }

  #changed({ lane, other, text }: Entry): string {
    const object = this.#labels.object(other);
    const resource = this.#story.resources.get(other);
    const name = this.#name(lane);
    return `${name} ${changeVerb(text, resource?.of ?? "")} ${object}`;
  }

  #state(span: Span, event: number): string {
    switch (span.state) {
      case "running":
        return "has the thread";
      case "ready":
        return "could run and waits for its turn";
      case "calling":
        return `is inside ${this.#name(span.detail)}`;
      case "waiting":
        return this.#waiting(span, event);
      default:
        return span.state satisfies never;
    }
  }

  #waiting({ detail }: Span, event: number): string {
    const { waits, resources } = this.#story;
    const wait = waits.get(detail);
    if (!wait) return "waits";
    if (wait.kind === "sleep" && wait.text.startsWith("sleep ")) {
      return `sleeps for ${wait.text.slice("sleep ".length)}`;
    }
    if (wait.kind === "turn") return "lets others run first";
    const holder = wait.object < 0 ? "" : this.#holder(resources.at(wait.object, event));
    return `waits for ${this.#labels.wait(wait)}${holder}`;
  }

  #holder({ holders }: ResourceState): string {
    if (holders.length === 0) return "";
    const { log } = this.#story;
    const since = moment(log.at.at(Math.max(...holders.map((one) => one.since))));
    return `, held by ${listed(holders.map(({ lane }) => this.#name(lane)))} since ${since}`;
  }

  #name(lane: number): string {
    return this.#labels.spoken(lane);
  }
}

function quoted(text: string): string {
  return `“${text}”`;
}
