import { createSubprocessExec, PIPE, sleep, taskGroup } from "asyncio";

const baker = await createSubprocessExec("node", ["baker.ts", "3"], {
  stdout: PIPE,
});
console.log("the shop opens");

await taskGroup(async (group) => {
  group.createTask(async () => {
    for await (const line of baker.stdout ?? []) {
      const loaf = new TextDecoder().decode(line);
      console.log("on the shelf:", loaf.trim());
    }
  });
  group.createTask(async () => {
    await sleep(1500);
    console.log("a guest comes in");
  });
});
console.log("the baker left with", await baker.wait());

// @filename: baker.ts
const loaves = Number(process.argv[2]);
for (let loaf = 1; loaf <= loaves; loaf++) {
  await new Promise((done) => setTimeout(done, 1000));
  console.log("loaf", loaf);
}
