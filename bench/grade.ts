// How long a learner waits for a verdict, and the gate for a solution: six checks, one order each, and
// one check under a hundred orders. Compiling is part of it; the first of each kind, which starts the
// compiler, is not. Processor time stands beside it, because a busy machine shows the same.
import { availableParallelism } from "node:os";
import { gradeText } from "../src/cli/grade.run.ts";
import { type Row, row } from "./table.ts";

export const submission = `import { gather, sleep } from "asyncio";

export async function fetchPrice(item: string): Promise<number> {
  await sleep(100);
  return item.length;
}

export async function total(items: readonly string[]): Promise<number> {
  const prices = await gather(items.map((item) => () => fetchPrice(item)));
  return prices.reduce((sum, price) => sum + price, 0);
}
`;

const opening = `import { check } from "checks";
import { total } from "./start.ts";
`;

const one = (name: string) => `
check("${name}", async (t) => {
  const items = ["tea", "rice", "soup"].slice(0, t.number(1, 3));
  const run = await t.run(() => total(items));
  t.expect(run).toReturn(items.join("").length);
  t.expect(run).toTake(100);
  t.expect(t.calls("fetchPrice", run)).toHappen(items.length);
});
`;

export const six = opening + ["one", "two", "three", "four", "five", "six"].map(one).join("");
export const single = opening + one("in any order");
const rounds = 7;

/** Grades in Node, as `interleave grade` and the gate do. */
export async function gradeBench(): Promise<Row[]> {
  await timed(single, 1);
  const checks: Taken[] = [];
  const orders: Taken[] = [];
  for (let round = 0; round < rounds; round += 1) {
    checks.push(await timed(six, 1));
    orders.push(await timed(single, 100));
  }
  return [
    ...rowsOf("six checks, warm", checks, 300),
    ...rowsOf("a check under 100 orders", orders, 2000),
  ];
}

interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

async function timed(checks: string, schedules: number): Promise<Taken> {
  const begin = process.cpuUsage();
  const start = performance.now();
  const graded = await gradeText(submission, checks, { seed: 1, schedules });
  const wall = performance.now() - start;
  if (graded.kind !== "passed") throw new Error(`Cannot measure: the verdict was ${graded.kind}`);
  const { user, system } = process.cpuUsage(begin);
  return { wall, cpu: (user + system) / 1000 };
}

function rowsOf(name: string, taken: readonly Taken[], aim: number): Row[] {
  const cores = availableParallelism();
  return [
    row(
      name,
      taken.map(({ wall }) => wall),
      aim,
    ),
    row(
      `  processor time, over ${cores} cores`,
      taken.map(({ cpu }) => cpu / cores),
    ),
  ];
}
