import { createTask, run, sleep } from "asyncio";

async function sendWelcome(name: string) {
  console.log(`mail to ${name}: connecting`);
  await sleep(2000);
  console.log(`mail to ${name}: sent`);
}

async function signUp(name: string) {
  await sleep(500);
  createTask(() => sendWelcome(name));
  console.log(`account for ${name} is ready`);
}

async function main() {
  await signUp("mira");
}

await run(main);
