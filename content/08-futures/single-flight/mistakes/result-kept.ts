// A cache of answers.
// says: Each of them sent a request of its own. If only the answer is kept,
// there is nothing to share while it is on its way: keep the task.
export function singleFlight(load: (key: string) => Promise<string>) {
  const answers = new Map<string, string>();
  return async function get(key: string) {
    const answer = answers.get(key);
    if (answer !== undefined) return answer;
    const loaded = await load(key);
    answers.set(key, loaded);
    return loaded;
  };
}
