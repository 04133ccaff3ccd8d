import { files, run } from "asyncio";

async function main() {
  const notes = await files.open("notes.txt", "w");
  await notes.write("tea\n");
}

await run(main);

// says: leakedFile: The file notes.txt, opened at line 4, was still open when main() ended, for nobody had closed it
