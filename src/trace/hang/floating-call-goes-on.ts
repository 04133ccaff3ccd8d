async function save(text: string) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  console.log("saved", text);
}

async function main() {
  save("draft");
  await null;
}

await main();

// says: floating: main() called save() at line 7 and ended without waiting for it; save() went on by itself until 0.100 s
