// The blocking call is wrapped into an async function.
// says: The wheel stood still: blockFor holds the thread until it is over,
// whatever async or await stands around it.
function blockFor(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function blockForAsync(ms: number) {
  blockFor(ms);
}

export async function askShop(shop: string, ms: number) {
  console.log(`${shop}: asked`);
  await blockForAsync(ms);
  return `${shop} has ${ms / 100}`;
}
