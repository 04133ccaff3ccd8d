// The question for the order that breaks a program: a line that it prints in its usual order, and in at
// least one other order doesn't. A question without an answer stops the build.
import { type Ordered, type Orders, ordersOf, schedulesIn } from "../trace/orders.ts";

/** So many orders are tried when the question is made; the reader's ways are made of these. */
export const schedules: readonly number[] = Array.from({ length: 24 }, (_, schedule) => schedule);

export interface TriedOrder extends Ordered {
  /** What the program itself printed. */
  readonly lines: readonly string[];
}

export interface ScheduleQuestion {
  readonly orders: Orders;
  /** The schedules of the tree in which the line is not printed. */
  readonly breaking: readonly number[];
}

/** `holds` is the line that should be printed in every order; the first run is the usual one. */
export function scheduleQuestion(
  id: string,
  holds: string,
  runs: readonly TriedOrder[],
): ScheduleQuestion {
  const orders = ordersOf(runs);
  const tried = new Set(schedulesIn(orders));
  const breaking = runs
    .filter(({ schedule, lines }) => tried.has(schedule) && !lines.includes(holds))
    .map(({ schedule }) => schedule);
  const [usual] = runs;
  const printed = usual?.lines.join(" / ") ?? "nothing";
  if (!usual?.lines.includes(holds)) {
    throw new Error(
      `Cannot ask for the order that breaks content/${id}.ts: found "${printed}", expected it to print "${holds}" in its usual order`,
    );
  }
  if (breaking.length === 0) {
    throw new Error(
      `Cannot ask for the order that breaks content/${id}.ts: found "${holds}" in all of ${runs.length} orders, expected one without it`,
    );
  }
  return { orders, breaking };
}
