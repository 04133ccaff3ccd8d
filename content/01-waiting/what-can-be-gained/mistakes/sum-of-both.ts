// The two parts of the rule are added.
// says: The sum of the computing and the longest wait is what one order of
// work takes, and another may do better. The bound is the larger of two
// numbers, not their sum.
interface Job {
  readonly computing: number;
  readonly waiting: number;
}

export function estimate(jobs: Job[]) {
  const sum = (times: number[]) => times.reduce((all, one) => all + one, 0);
  const computing = sum(jobs.map((job) => job.computing));
  const waiting = jobs.map((job) => job.waiting);
  return {
    inTurn: computing + sum(waiting),
    atBest: computing + Math.max(...waiting, 0),
  };
}
