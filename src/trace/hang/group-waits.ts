import { Event, Queue, run, taskGroup } from "asyncio";

const parcels = new Queue<string>();
const closed = new Event();

async function packer() {
  console.log(await parcels.get());
}

async function porter() {
  await closed.wait();
}

await run(() =>
  taskGroup((group) => {
    group.createTask(packer, { name: "packer" });
    group.createTask(porter, { name: "porter" });
  }),
);

// says: foreverWait: packer waits at line 7 for an item of queue parcels, and nobody is left who could put one in
// says: foreverWait: porter waits at line 11 for event closed, and nobody is left who could set it
