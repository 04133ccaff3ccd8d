// Only the longest job is looked at.
// says: Computing does not overlap on one thread: nothing can be gained
// here, and the bound is the sum.
interface Job {
  readonly computing: number;
  readonly waiting: number;
}

export function estimate(jobs: Job[]) {
  const lengths = jobs.map((job) => job.computing + job.waiting);
  return {
    inTurn: lengths.reduce((all, one) => all + one, 0),
    atBest: Math.max(...lengths, 0),
  };
}
