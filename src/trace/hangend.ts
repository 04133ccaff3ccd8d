// What the end of a run says about it: that it hung, ran away, or threw when nobody was left to catch.
import type { Outcome, Place, WireError } from "../runner/protocol.ts";
import type { Facts, TimerFacts, Visits } from "./hangfacts.ts";
import { type Finding, finding } from "./hangfinding.ts";
import { Waits } from "./hangwaits.ts";
import type { Words } from "./hangwords.ts";
import { many } from "./words.ts";

type Ended<K extends Outcome["kind"]> = Outcome & { readonly kind: K };

/** So often nothing is done by a program that ends in time. */
const manyTimes = 100;

export function ofEnd(outcome: Outcome, facts: Facts, words: Words): Finding[] {
  switch (outcome.kind) {
    case "hung":
      return [hung(outcome, words)];
    case "deadlocked":
      return new Waits(facts, words, outcome.waiting).findings();
    case "overran":
      return [overran(outcome, facts, words)];
    case "threw":
      return threw(outcome, facts, words);
    case "returned":
    case "refused":
    case "stopped":
      return [];
    default:
      return outcome satisfies never;
  }
}

/** From outside one silence is like another, and a browser tells nobody how much memory a worker has. */
const unseen =
  "The program no longer answers, and nothing else can run: it computes without end, or has taken more memory than there is";

function hung({ cause, place }: Ended<"hung">, words: Words): Finding {
  if (cause === "busyLoop") {
    const sentence =
      place === null
        ? unseen
        : `the program, last seen at ${words.line(place)}, computes without end and never gives up its turn, so nothing else can run`;
    return finding("busyLoop", sentence, place);
  }
  const sentence = `Promises follow each other without end${words.at(place)}, so no timer and no other task gets a turn`;
  return finding("starvation", sentence, place);
}

function overran({ limit, allowed }: Ended<"overran">, facts: Facts, words: Words): Finding {
  if (limit === "memory") return memory(allowed, facts, words);
  const interval = busiestInterval(facts);
  if (interval !== null) {
    const at = interval.place === null ? "" : ` set at ${words.line(interval.place)}`;
    const fired = `it fired ${many(interval.fired, "time")}`;
    const sentence = `The interval${at} is never cleared: ${fired} and would go on for ever`;
    return finding("leakedTimer", sentence, interval.place, "setInterval");
  }
  const still = `Still going after ${amount(limit, allowed)}`;
  const place = busiest(facts);
  if (place !== null) {
    const { text } = place;
    const sentence = `${still}: it awaits${text === "" ? "" : ` \`${text}\``}${words.at(place.at)} again and again`;
    return finding("stillScheduling", sentence, place.at, text);
  }
  const sleeper = [...facts.tasks.values()].findLast((task) => task.state === "alive" && task.wait);
  if (!sleeper?.wait) {
    const at = facts.timerPlace;
    const timers = at === null ? "its timers" : `the timer set${words.at(at)}`;
    const verb = at === null ? "set new timers" : "sets the next one, and so on,";
    const how = facts.fired > manyTimes ? `${timers} ${verb} for ever` : "it comes to no end";
    return finding("stillScheduling", `${still}: ${how}`, at);
  }
  const { on, place: at } = sleeper.wait;
  const sentence = `${still}: ${words.task(sleeper)} ${words.waits(sleeper.wait)}`;
  return finding("stillScheduling", sentence, at, on.text);
}

function amount(limit: "virtualTime" | "events" | "bytes", allowed: number): string {
  if (limit === "virtualTime") return `${many(allowed / 3_600_000, "hour")} on its clock`;
  if (limit === "events") return many(allowed, "event");
  return `${Math.round(allowed / 1024 ** 2)} MB of output and events`;
}

function memory(allowed: number, { last }: Facts, words: Words): Finding {
  const size = Math.round(allowed / 1024 ** 2);
  const amount = allowed === 0 ? "all the memory there is" : `more than ${size} MB of memory`;
  const seen = last === null ? "" : `; it was last seen at ${words.line(last)}`;
  return finding("memory", `The program takes ${amount}${seen}`, last);
}

function busiestInterval({ timers }: Facts): TimerFacts | null {
  let most: TimerFacts | null = null;
  for (const timer of timers.values()) {
    if (timer.of === "setInterval" && timer.fired > (most?.fired ?? manyTimes)) most = timer;
  }
  return most;
}

function busiest({ visits }: Facts): Visits | null {
  let most: Visits | null = null;
  for (const one of visits.values()) if (one.count > (most?.count ?? manyTimes)) most = one;
  return most;
}

function threw({ error, rejection }: Ended<"threw">, facts: Facts, words: Words): Finding[] {
  const place = placeOf(error);
  if (rejection) return [rejected(error, words)];
  const isLate = facts.module === "none" ? facts.hasTurned : facts.module === "over";
  if (!isLate) return [];
  const sentence = `${title(error)} was thrown${words.at(place)} after the program had come to its end, where nobody can catch it`;
  return [finding("afterFinish", sentence, place)];
}

export function rejected(error: WireError, words: Words): Finding {
  const place = placeOf(error);
  const sentence = `A promise was rejected${words.at(place)} and nobody handles it: ${title(error)}`;
  return finding("unhandledRejection", sentence, place);
}

export function placeOf({ stack }: WireError): Place | null {
  return stack.find(({ place }) => place !== null)?.place ?? null;
}

/** `RangeError: too hot` */
export function title({ name, message }: WireError): string {
  if (name === "") return "Something that is no error";
  return message === "" ? name : `${name}: ${message.split("\n", 1)[0]}`;
}
