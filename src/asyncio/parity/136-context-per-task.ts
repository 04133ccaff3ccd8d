import { ContextVar, gather, run, sleep } from "asyncio";

const user = new ContextVar<string>("user", { default: "nobody" });

async function child(name: string) {
  console.log("starts with", user.get());
  user.set(name);
  await sleep(100);
  console.log("still", user.get());
}

async function main() {
  user.set("main");
  await gather([() => child("ann"), () => child("bob")]);
  console.log("main has", user.get());
  await child("called");
  console.log("main has", user.get());
}

await run(main);
