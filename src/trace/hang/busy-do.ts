import { sleep } from "asyncio";

await sleep(100);
let tries = 0;
do tries++;
while (Date.now() >= 0);
console.log(tries);

// says: busyLoop: The program, last seen at line 5, computes without end and never gives up its turn, so nothing else can run
