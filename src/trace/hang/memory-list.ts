const kept: unknown[] = [];
async function read(page: number) {
  await null;
  kept.push(new Array(4_000_000).fill(page));
}
for (let page = 0; ; page++) await read(page);

// says: memory: The program takes more than 512 MB of memory
