// What the two timelines of an example have in common: named tasks have one name in both languages, and
// locks, queues and the like one name and one story, told at the same times.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { TraceEvent } from "../runner/protocol.ts";
import { tracePython } from "../runner/python.node.ts";
import { eventsUnder } from "./check.run.ts";

const shared = /^(Lock|Event|Condition|Semaphore|BoundedSemaphore|Barrier|\w*Queue) /;
const examples = readdirSync("content", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py"))
  .map((file) => `content/${file.replace(/\.py$/, "")}`)
  .filter((example) => existsSync(`${example}.ts`))
  .map((example) => ({
    example,
    typescript: readFileSync(`${example}.ts`, "utf8"),
    python: readFileSync(`${example}.py`, "utf8"),
  }))
  .filter(({ typescript }) =>
    /new (Lock|Event|\w+Event|Condition|\w*Semaphore|Barrier|\w*Queue)\b|name: /.test(typescript),
  );

/** The names that a program gave, and every change of its things, each at its time. */
function story(events: readonly TraceEvent[]): string[] {
  const things = new Map<number, string>();
  return events.flatMap((event) => {
    switch (event.type) {
      case "taskCreated":
      case "taskNamed":
        return /^Task-\d+$/.test(event.name) ? [] : [`${event.at} task ${event.name}`];
      case "objectMade":
        things.set(event.object, event.name);
        return [];
      case "objectChanged": {
        const name = things.get(event.object) ?? "";
        return shared.test(name) ? [`${event.at} ${name} ${event.change} ${event.length}`] : [];
      }
      default:
        return [];
    }
  });
}

beforeAll(() => tracePython("pass").then(() => {}), 120_000);

describe("the timelines of both languages", () => {
  it("are compared for a good part of the examples", () => {
    expect(examples.length).toBeGreaterThan(15);
  });

  it.each(examples)("tell the same of $example", async ({ typescript, python }) => {
    const [events = []] = await eventsUnder(typescript, [0]);
    expect(story(await tracePython(python))).toEqual(story(events));
  });
});
