const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function mail(name: string) {
  await pause(10);
  console.log("mailed", name);
}

async function all(names: string[]) {
  names.forEach(async (name) => {
    await mail(name);
  });
  await null;
  console.log("all mailed");
}

await all(["ada"]);

// says: floating: all() called the async function at line 9 and ended without waiting for it; it went on by itself until 0.010 s
