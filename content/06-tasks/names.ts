import { createTask, currentTask, run, sleep } from "asyncio";

function log(text: string) {
  console.log(`[${currentTask()?.name}] ${text}`);
}

async function lookUnder(thing: string) {
  log(`looking under the ${thing}`);
  await sleep(1000);
}

async function search() {
  await lookUnder("bed");
  await lookUnder("carpet");
}

async function main() {
  log("where are my keys?");
  const attic = createTask(search, { name: "attic" });
  const other = createTask(search);
  log(`made ${attic.name} and ${other.name}`);
  other.name = "cellar";
  await attic;
  await other;
  await lookUnder("hat");
}

await run(main);
