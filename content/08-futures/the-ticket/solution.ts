import { createTask, run, sleep } from "asyncio";

export type Note = (dish: string) => Promise<number>;
export type Cook = (dish: string) => Promise<string>;

export async function order(dish: string, note: Note, cook: Cook) {
  const number = await note(dish);
  const ready = createTask(() => cook(dish), { name: dish });
  // In an object: await looks at the object, which has no then, and stops there.
  return { number, ready };
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
  console.log(`ticket ${ticket.number}, a seat at the window`);
  console.log(await ticket.ready);
});
