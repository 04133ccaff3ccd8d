import { ContextVar, copyContext, createTask, run, sleep, taskGroup } from "asyncio";

const user = new ContextVar<string>("user", { default: "nobody" });

async function child(name: string) {
  console.log(name, "sees", user.get());
  user.set(name);
  await sleep(0);
}

async function main() {
  const shared = copyContext();
  await createTask(() => child("first"), { context: shared });
  await createTask(() => child("second"), { context: shared });
  console.log("shared has", shared.get(user), "main has", user.get());
  const [task] = await taskGroup((group) => [
    group.createTask(() => child("third"), { context: shared }),
  ]);
  console.log(Number(task?.getContext() === shared));
}

await run(main);
