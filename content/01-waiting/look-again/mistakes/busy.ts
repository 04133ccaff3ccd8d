// The pause is made by looking at the clock.
// says: Between two looks the thread was kept busy, and everybody else stood
// still. A pause that lets others run is await sleep.
export async function lookUntil(
  isReady: () => boolean,
  every: number,
  limit: number,
) {
  for (let looks = 1; ; looks += 1) {
    if (isReady()) return looks;
    if (looks * every > limit) return -1;
    const next = performance.now() + every;
    while (performance.now() < next);
  }
}
