import { run, sleep, type Task, taskGroup } from "asyncio";

async function fails() {
  await sleep(1000);
  throw new Error("deep");
}

async function main() {
  const siblings: Task<void>[] = [];
  try {
    await taskGroup(async (outer) => {
      siblings.push(outer.createTask(() => sleep(9000)));
      await taskGroup((inner) => {
        inner.createTask(fails);
      });
      console.log("not reached");
    });
  } catch (error) {
    const { errors } = error as AggregateError;
    console.log("outer", errors.length);
    console.log("inner", ...errors[0].errors.map((part: Error) => part.message));
  }
  console.log("sibling cancelled", Number(siblings[0]?.cancelled()));
}

await run(main);
