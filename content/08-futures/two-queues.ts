import { gather, run } from "asyncio";

async function spell(word: string) {
  for (const letter of word) {
    console.log(letter);
    await null;
  }
}

async function main() {
  console.log("bare promises:");
  await Promise.all([spell("ab"), spell("xy")]);
  console.log("tasks:");
  await gather([() => spell("ab"), () => spell("xy")]);
}

await run(main);
