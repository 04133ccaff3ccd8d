// The object is right, and the dish in it is ready.
// says: The ticket came when the dish was ready: await cook(dish) waits for
// it. Start it as a task.
export async function order(
  dish: string,
  note: (dish: string) => Promise<number>,
  cook: (dish: string) => Promise<string>,
) {
  const number = await note(dish);
  const ready = await cook(dish);
  return { number, ready };
}
