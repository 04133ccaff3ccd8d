export interface Job {
  readonly computing: number;
  readonly waiting: number;
}

export function estimate(jobs: Job[]) {
  const sum = (times: number[]) => times.reduce((all, one) => all + one, 0);
  const computing = sum(jobs.map((job) => job.computing));
  const waiting = sum(jobs.map((job) => job.waiting));
  // Within one job nothing overlaps: it computes, and it waits.
  const lengths = jobs.map((job) => job.computing + job.waiting);
  return {
    inTurn: computing + waiting,
    // The 0 is for an empty list, of which Math.max gives -Infinity.
    atBest: Math.max(computing, ...lengths, 0),
  };
}

const downloads = [1, 2, 3].map(() => ({ computing: 0, waiting: 3000 }));
console.log(estimate(downloads));
