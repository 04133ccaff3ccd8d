// Files and folders, as the sandbox's disk and a real one have them: modes, places, lines, failures.
import { files, gather, OSError, run } from "asyncio";

async function failing(name: string, work: () => PromiseLike<unknown>) {
  try {
    await work();
    console.log(name, "went well");
  } catch (error) {
    const code = error instanceof OSError ? error.code : "";
    console.log(name, `${error}`, code);
  }
}

await run(async () => {
  await files.makedirs("notes/old");
  await files.makedirs("notes/old");
  const notes = await files.open("notes/tea.txt", "w");
  console.log(await notes.write("grün\n"), await notes.tell());
  await notes.writelines(["black\n", "white"]);
  await notes.close();
  await notes.close();
  console.log(await files.getsize("notes/tea.txt"), notes.closed);

  await using again = await files.open("notes/tea.txt");
  console.log(JSON.stringify(await again.read(3)), JSON.stringify(await again.readline()));
  console.log(await again.tell(), JSON.stringify(await again.readlines()));
  console.log(JSON.stringify(await again.read()), JSON.stringify(await again.readline()));
  await again.seek(2);
  await failing("the middle of a letter", () => again.seek(3).then(() => again.read(1)));
  console.log(await again.seek(-5, 2), await again.read());

  const both = await files.open("notes/tea.txt", "r+");
  await both.readline();
  await both.write("BLACK");
  console.log(await both.truncate(), await both.seek(0), JSON.stringify(await both.read()));
  await both.close();

  const log = await files.open("log", "ab+");
  await gather(
    ["one ", "two ", "three "].map((word) => () => log.write(new TextEncoder().encode(word))),
  );
  await log.seek(0);
  console.log(new TextDecoder().decode(await log.read()), (await log.read()).length);
  console.log(await log.tell(), (await log.write(new Uint8Array(2))) + (await log.tell()));
  await failing("no bytes", () => log.write(5 as never));
  await log.close();
  const more = await files.open("log", "a+");
  console.log(await more.tell(), JSON.stringify(await more.read()), await more.truncate());
  await more.write("x");
  console.log(JSON.stringify(await more.read()), await more.tell(), await files.getsize("log"));
  await more.seek(0);
  await failing("read while somebody reads", () => gather([() => more.read(), () => more.read()]));
  await more.close();

  console.log(await files.listdir("notes"), await files.listdir());
  console.log(
    await files.isdir("notes"),
    await files.isfile("notes"),
    await files.exists("no/where"),
  );
  console.log(await files.isfile("notes/tea.txt"), await files.exists("notes/tea.txt/below"));

  await failing("missing", () => files.open("missing.txt"));
  await failing("folder", () => files.open("notes"));
  await failing("there", () => files.open("log", "x"));
  await failing("below a file", () => files.open("log/deep", "w"));
  await failing("no folder", () => files.open("nowhere/deep", "w"));
  await failing("mode", () => files.open("log", "rw" as "r"));
  await failing("read only", async () => {
    await using file = await files.open("log");
    await file.write("more");
  });
  await failing("write only", async () => {
    await using file = await files.open("other", "w");
    await file.read();
  });
  await failing("closed", () => notes.write("late"));
  await failing("below zero", async () => {
    await using file = await files.open("log");
    await file.seek(-1);
  });
  await failing("no text", async () => {
    const bytes = await files.open("bytes", "wb");
    await bytes.write(new Uint8Array([0xff, 0xfe]));
    await bytes.close();
    await using file = await files.open("bytes");
    await file.read();
  });
  await failing("mkdir", () => files.mkdir("notes"));
  await failing("rmdir", () => files.rmdir("notes"));
  await failing("rmdir of a file", () => files.rmdir("log"));
  await failing("remove", () => files.remove("missing.txt"));
  await failing("listdir", () => files.listdir("missing"));
  await failing("listdir of a file", () => files.listdir("log"));
  await failing("getsize", () => files.getsize("missing"));
  await failing("rename", () => files.rename("missing", "there"));

  await files.rename("notes/tea.txt", "notes/old/tea.txt");
  await files.remove("notes/old/tea.txt");
  await files.rmdir("notes/old");
  console.log(await files.listdir("notes"));
});
