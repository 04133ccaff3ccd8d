export interface Job {
  readonly computing: number;
  readonly waiting: number;
}

export function estimate(jobs: Job[]) {
  // TODO: add up what adds up, and find the bound for one thread.
  return { inTurn: jobs.length * 1000, atBest: 1000 };
}

const downloads = [1, 2, 3].map(() => ({ computing: 0, waiting: 3000 }));
console.log(estimate(downloads));
