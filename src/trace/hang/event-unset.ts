import { createTask, Event, gather, run } from "asyncio";

const doors = new Event();

async function guest() {
  await doors.wait();
  console.log("in");
}

async function main() {
  const guests = ["ada", "bob"].map((name) => createTask(guest, { name }));
  await gather(guests);
}

await run(main);

// says: foreverWait: ada and bob wait at line 6 for event doors, and nobody is left who could set it
