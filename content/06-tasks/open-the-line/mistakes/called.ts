// The function is called instead of being started as a task.
// says: listen() began at the call, but it is part of serve: no task has the
// name listener, and nobody could cancel it alone.
export async function serve(listen: () => Promise<number>) {
  const listening = listen();
  console.log("ready");
  return await listening;
}
