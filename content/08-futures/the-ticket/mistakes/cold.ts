// The cook is told when somebody asks.
// says: The cook begins when somebody asks for the dish: ready is a
// function, or a coroutine, and no task. The dish should be cooked
// meanwhile.
export async function order(
  dish: string,
  note: (dish: string) => Promise<number>,
  cook: (dish: string) => Promise<string>,
) {
  const number = await note(dish);
  return { number, ready: () => cook(dish) };
}
