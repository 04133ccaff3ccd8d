import { createTask, run, sleep } from "asyncio";

function resize(picture: string) {
  const end = performance.now() + 1500;
  while (performance.now() < end);
  console.log("resized", picture);
}

async function upload(picture: string) {
  await sleep(20);
  resize(picture);
}

async function main() {
  const uploading = createTask(() => upload("cat.png"));
  await sleep(100);
  await uploading;
}

await run(main);

// says: blocked: upload() kept everybody else waiting for 1.5 s after line 10
