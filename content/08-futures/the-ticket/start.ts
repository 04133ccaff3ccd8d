import { createTask, run, sleep } from "asyncio";

export type Note = (dish: string) => Promise<number>;
export type Cook = (dish: string) => Promise<string>;

export async function order(dish: string, note: Note, cook: Cook) {
  await note(dish);
  // TODO: give a ticket with the number, not the dish.
  return createTask(() => cook(dish), { name: dish });
}

async function note(_dish: string) {
  await sleep(500);
  return 41;
}

async function cook(dish: string) {
  await sleep(3000);
  return `hot ${dish}`;
}

await run(async () => {
  const ticket = await order("soup", note, cook);
  console.log("a seat at the window");
  console.log(ticket);
});
