import { createTask, Future, gather, run, sleep } from "asyncio";

async function runner(name: string, gun: Future<string>) {
  console.log(`${name} is ready`);
  console.log(`${name} heard "${await gun}"`);
}

async function main() {
  const gun = new Future<string>();
  const red = createTask(() => runner("red", gun));
  await sleep(0);
  gun.addDoneCallback(() => console.log("the clock starts"));
  const blue = createTask(() => runner("blue", gun));
  await sleep(1000);

  gun.setResult("go");
  console.log("the gun was fired");
  await gather([red, blue]);
  await runner("green", gun);
}

await run(main);
