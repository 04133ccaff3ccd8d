const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function ask(mirror: string, ms: number) {
  await later(ms);
  console.log("answer of", mirror);
}

async function fastest() {
  await Promise.race([ask("near", 10), ask("far", 300)]);
}

await fastest();

// says: floating: fastest() called ask() at line 9 and ended without waiting for it; ask() went on by itself until 0.300 s
