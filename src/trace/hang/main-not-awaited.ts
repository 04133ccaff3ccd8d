import { Event } from "asyncio";

const open = new Event();

async function main() {
  await open.wait();
  console.log("open");
}

main();

// says: floating: The program called main() at line 10 and ended without waiting for it; main() never got past line 6
