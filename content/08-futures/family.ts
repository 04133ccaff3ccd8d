import * as asyncio from "asyncio";

const work = asyncio.coroutine(async () => 1);

async function main() {
  const task = asyncio.createTask(work());
  const cold = work();
  const things = {
    "a new Future": new asyncio.Future(),
    "a task": task,
    "a gather": asyncio.gather([task]),
    "a shield": asyncio.shield(task),
    "a coroutine": cold,
    "what the platform makes": Promise.resolve(1),
    "a number": 1,
  };
  for (const [name, thing] of Object.entries(things)) {
    console.log(`${name}: ${asyncio.isFuture(thing) ? "future" : "no future"}`);
  }
  const same = asyncio.ensureFuture(task) === task;
  console.log(`ensureFuture(task) is ${same ? "the task itself" : "another"}`);
  const made = asyncio.ensureFuture(cold);
  console.log(`ensureFuture(coroutine) gives ${await made}`);
}

await asyncio.run(main);
