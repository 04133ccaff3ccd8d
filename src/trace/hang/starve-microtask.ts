async function again(): Promise<void> {
  await Promise.resolve();
  queueMicrotask(again);
}
await again();

// says: starvation: Promises follow each other without end at line 2, so no timer and no other task gets a turn
