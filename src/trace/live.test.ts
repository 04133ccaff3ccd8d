import { expect, test } from "vitest";
import { Live } from "./live.ts";

test("every state there was can be asked for, in the order of joining", () => {
  const live = new Live();
  const states: number[][] = [];
  const members = new Set<number>();
  let random = 7;
  for (let event = 0; event < 5000; event++) {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    const member = (random >>> 16) % 40;
    if (members.has(member)) {
      members.delete(member);
      live.delete(event, member);
    } else {
      members.add(member);
      live.add(event, member);
    }
    states.push([...members]);
  }
  for (let event = 0; event < states.length; event += 37) {
    expect(live.at(event)).toEqual(states[event]);
  }
  expect(live.at(-1)).toEqual([]);
});
